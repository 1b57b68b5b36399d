//! Yew.

use std::rc::Rc;
use std::sync::Arc;

use page::{Article, Block, COLLAPSE, EXPAND, Meeting, Meetings, Person, VERSION};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

/// An article on a page.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<AppHandle<Content>>,
    meetings: Rc<Meetings>,
}

/// Renders an article into `host`.
#[wasm_bindgen]
pub async fn mount(host: web_sys::Element, article: JsValue) -> Result<Mounted, JsValue> {
    let article = Article::read(article)?;
    let meetings = Rc::new(Meetings::new(&host, &article)?);
    let (props, rendered) = props(article, &meetings);
    // Yew only inserts nodes into it and listens to it, which a shadow root can do as well.
    let root = meetings.root().clone().unchecked_into();
    let app = yew::Renderer::<Content>::with_root_and_props(root, props).render();
    rendered.await?;
    Ok(Mounted {
        app: Some(app),
        meetings,
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Shows another article.
    pub async fn update(&mut self, article: JsValue) -> Result<(), JsValue> {
        let article = Article::read(article)?;
        self.meetings.show(&article);
        let (props, rendered) = props(article, &self.meetings);
        if let Some(app) = &mut self.app {
            app.update(props);
        }
        rendered.await?;
        Ok(())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

#[derive(Properties, PartialEq)]
struct ContentProps {
    article: Rc<Article>,
    meetings: Rc<Meetings>,
    on_rendered: Callback<()>,
}

/// Properties, and a future that resolves when they are rendered. Yew renders in a
/// microtask, and in a later task if it yielded to the page before.
fn props(article: Article, meetings: &Rc<Meetings>) -> (ContentProps, JsFuture) {
    let mut on_rendered = Callback::noop();
    let rendered = js_sys::Promise::new(&mut |resolve, _| {
        on_rendered = Callback::from(move |()| {
            // Resolving a promise does not fail.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
    });
    let props = ContentProps {
        article: Rc::new(article),
        meetings: Rc::clone(meetings),
        on_rendered,
    };
    (props, rendered.into())
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let ContentProps {
        article,
        meetings,
        on_rendered,
    } = props;
    use_effect_with(on_rendered.clone(), |on_rendered| on_rendered.emit(()));
    let updater = use_force_update();
    let ontoggle = use_callback(Rc::clone(meetings), move |event: Event, meetings| {
        let before = meetings.label();
        meetings.toggled(&event);
        if meetings.label() != before {
            updater.force_update();
        }
    });
    let id = AttrValue::from(article.id.clone());
    let blocks = article
        .body
        .iter()
        .enumerate()
        .map(|(index, block)| match block {
            Block::Paragraph { text } => html! { <p key={index} part="paragraph">{ text }</p> },
            Block::Meeting(meeting) => html! {
                <Card
                    key={&*meeting.id}
                    article={&id}
                    {meeting}
                    {meetings}
                    ontoggle={&ontoggle}
                />
            },
        });
    html! {
        <article
            part="article"
            lang={article.in_language.clone()}
            dir="ltr"
            data-article={&id}
            data-version={VERSION}
        >
            <header part="header">
                <h2 part="headline">{ &article.headline }</h2>
            </header>
            { toolbar(article, meetings) }
            <div part="body">{ for blocks }</div>
            if let Some(promotion) = &article.promotion {
                <aside part="promotion"><p>{ &promotion.text }</p></aside>
            }
        </article>
    }
}

fn toolbar(article: &Article, meetings: &Rc<Meetings>) -> Html {
    let count = article.meetings().count();
    let label = meetings.label();
    let meetings = Rc::clone(meetings);
    html! {
        if count > 0 {
            <div part="toolbar">
                <span>{ article.count_text() }</span>
                if count > 1 {
                    { " " }
                    <button
                        part="toggle-all"
                        type="button"
                        data-expand={EXPAND}
                        data-collapse={COLLAPSE}
                        aria-expanded={(label == COLLAPSE).to_string()}
                        onclick={move |_| meetings.toggle_all()}
                    >
                        { label }
                    </button>
                }
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    article: AttrValue,
    meeting: Arc<Meeting>,
    meetings: Rc<Meetings>,
    ontoggle: Callback<Event>,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let CardProps {
        article,
        meeting,
        meetings,
        ontoggle,
    } = props;
    let onclick = {
        let (meeting, meetings) = (Arc::clone(meeting), Rc::clone(meetings));
        move |_| meetings.clicked(&meeting.id)
    };
    html! {
        <details part="meeting" id={meeting.id.clone()} {ontoggle}>
            <summary part="summary" {onclick}>
                <h3 part="meeting-name">{ &meeting.name }</h3>
                if meeting.has_meta() {
                    { " " }
                    { meta(meeting) }
                }
            </summary>
            <div part="details">
                <p part="paragraph">{ &meeting.summary }</p>
                if meeting.has_facts() {
                    { facts(meeting) }
                }
                <p>
                    <a part="permalink" href={meeting.permalink(article)}>{ "Link to this meeting" }</a>
                </p>
            </div>
        </details>
    }
}

fn meta(meeting: &Meeting) -> Html {
    let Meeting {
        format,
        start_date,
        date_text,
        location,
        ..
    } = meeting;
    html! {
        <span part="meeting-meta">
            if let Some(format) = format {
                <span data-format={format.name()}>{ format.text() }</span>
            }
            if format.is_some() && date_text.is_some() {
                { " · " }
            }
            if let Some(text) = date_text {
                if let Some(date) = start_date {
                    <time datetime={date.clone()}><bdi>{ text }</bdi></time>
                } else {
                    <span><bdi>{ text }</bdi></span>
                }
            }
            if let Some(location) = location {
                if format.is_some() || date_text.is_some() {
                    { " · " }
                }
                <bdi>{ location }</bdi>
            }
        </span>
    }
}

fn fact(term: &'static str, value: Html) -> Html {
    html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
}

fn facts(meeting: &Meeting) -> Html {
    let Meeting {
        attendees,
        agenda,
        outcome,
        ..
    } = meeting;
    html! {
        <dl part="facts">
            if !attendees.is_empty() {
                { fact("Attendees", html! {
                    <ul part="attendees" role="list">{ for attendees.iter().map(person) }</ul>
                }) }
            }
            if !agenda.is_empty() {
                { fact("Agenda", html! {
                    <ul part="agenda">{ for agenda.iter().map(|item| html! { <li>{ item }</li> }) }</ul>
                }) }
            }
            if let Some(outcome) = outcome {
                { fact("Outcome", html! { <p part="outcome">{ outcome }</p> }) }
            }
        </dl>
    }
}

fn person(person: &Person) -> Html {
    let Person {
        name,
        job_title,
        affiliation,
    } = person;
    html! {
        <li>
            <bdi part="person">{ name }</bdi>
            if person.has_role() {
                { " " }
                <span part="role">
                    if let Some(job_title) = job_title {
                        <bdi>{ job_title }</bdi>
                    }
                    if job_title.is_some() && affiliation.is_some() {
                        { ", " }
                    }
                    if let Some(affiliation) = affiliation {
                        <bdi>{ affiliation }</bdi>
                    }
                </span>
            }
        </li>
    }
}
