//! Leptos.

use std::any::Any;
use std::rc::Rc;
use std::sync::Arc;

use leptos::either::Either;
use leptos::ev::Event;
use leptos::mount::mount_to;
use leptos::prelude::*;
use page::{Article, Block, COLLAPSE, EXPAND, Meeting, Meetings, Person, VERSION};
use wasm_bindgen::prelude::*;

/// What components read.
#[derive(Clone, Copy)]
struct State {
    article: RwSignal<Arc<Article>>,
    label: RwSignal<&'static str>,
    meetings: StoredValue<Rc<Meetings>, LocalStorage>,
}

/// An article on a page.
#[wasm_bindgen]
pub struct Mounted {
    article: ArcRwSignal<Arc<Article>>,
    label: ArcRwSignal<&'static str>,
    meetings: Rc<Meetings>,
    /// Unmounts when it is dropped.
    _view: Box<dyn Any>,
}

/// Renders an article into `host`.
#[wasm_bindgen]
pub fn mount(host: web_sys::Element, article: JsValue) -> Result<Mounted, JsValue> {
    let article = Article::read(article)?;
    let meetings = Rc::new(Meetings::new(&host, &article)?);
    let label = ArcRwSignal::new(meetings.label());
    let article = ArcRwSignal::new(Arc::new(article));
    // Leptos only inserts nodes into it, which a shadow root can do as well.
    let root = meetings.root().clone().unchecked_into();
    let view = mount_to(root, {
        let (article, label, meetings) = (article.clone(), label.clone(), Rc::clone(&meetings));
        move || {
            let state = State {
                article: article.into(),
                label: label.into(),
                meetings: StoredValue::new_local(meetings),
            };
            view! { <Content state /> }
        }
    });
    Ok(Mounted {
        article,
        label,
        meetings,
        _view: Box::new(view),
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Shows another article.
    pub fn update(&self, article: JsValue) -> Result<(), JsValue> {
        let article = Article::read(article)?;
        self.meetings.show(&article);
        self.article.set(Arc::new(article));
        self.label.set(self.meetings.label());
        Ok(())
    }
}

#[component]
fn Content(state: State) -> impl IntoView {
    let State { article, .. } = state;
    let count = Memo::new(move |_| article.with(|article| article.meetings().count()));
    let blocks = move || -> Vec<(usize, Block)> {
        article.with(|article| article.body.iter().cloned().enumerate().collect())
    };
    let promotion = Memo::new(move |_| article.with(|article| article.promotion.clone()));
    view! {
        <article
            part="article"
            lang=move || article.with(|article| article.in_language.clone())
            dir="ltr"
            data-article=move || article.with(|article| article.id.clone())
            data-version=VERSION
        >
            <header part="header">
                <h2 part="headline">{move || article.with(|article| article.headline.clone())}</h2>
            </header>
            <Show when=move || { count.get() > 0 }>
                <Toolbar state count />
            </Show>
            <div part="body">
                <For
                    each=blocks
                    key=|(index, block)| block.key(*index)
                    children=move |(_, block)| match block {
                        Block::Paragraph { text } => Either::Left(view! { <p part="paragraph">{text}</p> }),
                        Block::Meeting(meeting) => Either::Right(view! { <Card state meeting /> }),
                    }
                />
            </div>
            {move || {
                promotion
                    .get()
                    .map(|promotion| {
                        view! {
                            <aside part="promotion">
                                <p>{promotion.text}</p>
                            </aside>
                        }
                    })
            }}
        </article>
    }
}

#[component]
fn Toolbar(state: State, count: Memo<usize>) -> impl IntoView {
    let State {
        article,
        label,
        meetings,
    } = state;
    view! {
        <div part="toolbar">
            <span>{move || article.with(|article| article.count_text())}</span>
            <Show when=move || { count.get() > 1 }>
                " "
                <button
                    part="toggle-all"
                    type="button"
                    data-expand=EXPAND
                    data-collapse=COLLAPSE
                    aria-expanded=move || (label.get() == COLLAPSE).to_string()
                    on:click=move |_| meetings.get_value().toggle_all()
                >
                    {label}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Card(state: State, meeting: Arc<Meeting>) -> impl IntoView {
    let State {
        article,
        label,
        meetings,
    } = state;
    let clicked = meeting.id.clone();
    let toggled = move |event: Event| {
        let meetings = meetings.get_value();
        meetings.toggled(&event);
        if label.get_untracked() != meetings.label() {
            label.set(meetings.label());
        }
    };
    let link = article.with_untracked(|article| meeting.permalink(&article.id));
    view! {
        <details part="meeting" id=meeting.id.clone() on:toggle=toggled>
            <summary part="summary" on:click=move |_| meetings.get_value().clicked(&clicked)>
                <h3 part="meeting-name">{meeting.name.clone()}</h3>
                {meeting.has_meta().then(|| meta(&meeting))}
            </summary>
            <div part="details">
                <p part="paragraph">{meeting.summary.clone()}</p>
                {meeting.has_facts().then(|| facts(&meeting))}
                <p>
                    <a part="permalink" href=link>
                        "Link to this meeting"
                    </a>
                </p>
            </div>
        </details>
    }
}

fn isolated(text: String) -> impl IntoView {
    view! { <bdi>{text}</bdi> }
}

fn meta(meeting: &Meeting) -> impl IntoView + use<> {
    let Meeting {
        format,
        start_date,
        date_text,
        location,
        ..
    } = meeting.clone();
    let format_and_date = (format.is_some() && date_text.is_some()).then_some(" · ");
    let before_location =
        (location.is_some() && (format.is_some() || date_text.is_some())).then_some(" · ");
    let format =
        format.map(|format| view! { <span data-format=format.name()>{format.text()}</span> });
    let date = date_text.map(|text| match start_date {
        Some(date) => Either::Left(view! { <time datetime=date>{isolated(text)}</time> }),
        None => Either::Right(view! { <span>{isolated(text)}</span> }),
    });
    let location = location.map(isolated);
    view! {
        " "
        <span part="meeting-meta">{format} {format_and_date} {date} {before_location} {location}</span>
    }
}

#[component]
fn Fact(term: &'static str, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

fn facts(meeting: &Meeting) -> impl IntoView + use<> {
    let Meeting {
        attendees,
        agenda,
        outcome,
        ..
    } = meeting.clone();
    let attendees = (!attendees.is_empty()).then(|| {
        view! {
            <Fact term="Attendees">
                <ul part="attendees" role="list">
                    {attendees.into_iter().map(person).collect_view()}
                </ul>
            </Fact>
        }
    });
    let agenda = (!agenda.is_empty()).then(|| {
        view! {
            <Fact term="Agenda">
                <ul part="agenda">
                    {agenda.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}
                </ul>
            </Fact>
        }
    });
    let outcome = outcome.map(|outcome| {
        view! {
            <Fact term="Outcome">
                <p part="outcome">{outcome}</p>
            </Fact>
        }
    });
    view! { <dl part="facts">{attendees} {agenda} {outcome}</dl> }
}

fn person(person: Person) -> impl IntoView {
    let has_role = person.has_role();
    let Person {
        name,
        job_title,
        affiliation,
    } = person;
    let separator = (job_title.is_some() && affiliation.is_some()).then_some(", ");
    let role = has_role.then(|| {
        let (job_title, affiliation) = (job_title.map(isolated), affiliation.map(isolated));
        view! {
            " "
            <span part="role">{job_title} {separator} {affiliation}</span>
        }
    });
    view! {
        <li>
            <bdi part="person">{name}</bdi>
            {role}
        </li>
    }
}
