//! Sycamore.

use std::rc::Rc;
use std::sync::Arc;

use page::{Article, Block, COLLAPSE, EXPAND, Meeting, Meetings, Person, VERSION};
use sycamore::prelude::*;
use wasm_bindgen::prelude::*;

#[derive(Clone)]
struct State {
    article: Signal<Rc<Article>>,
    label: Signal<&'static str>,
    meetings: Rc<Meetings>,
}

/// An article on a page.
#[wasm_bindgen]
pub struct Mounted {
    root: RootHandle,
    state: State,
}

/// Renders an article into `host`.
#[wasm_bindgen]
pub fn mount(host: web_sys::Element, article: JsValue) -> Result<Mounted, JsValue> {
    let article = Rc::new(Article::read(article)?);
    let meetings = Rc::new(Meetings::new(&host, &article)?);
    let node = meetings.root().clone();
    let mut created = None;
    let root = create_root(|| {
        let state = State {
            article: create_signal(article),
            label: create_signal(meetings.label()),
            meetings,
        };
        created = Some(state.clone());
        sycamore::render_in_scope(move || content(state), &node);
    });
    let state = created.ok_or("the root was not created")?;
    Ok(Mounted { root, state })
}

#[wasm_bindgen]
impl Mounted {
    /// Shows another article.
    pub fn update(&self, article: JsValue) -> Result<(), JsValue> {
        let article = Rc::new(Article::read(article)?);
        self.state.meetings.show(&article);
        self.root.run_in(|| {
            self.state.article.set(article);
            self.state.label.set(self.state.meetings.label());
        });
        Ok(())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.dispose();
        self.state.meetings.root().set_text_content(None);
    }
}

fn content(state: State) -> View {
    let State {
        article,
        label,
        meetings,
    } = state.clone();
    let first = article.get_clone_untracked();
    let of_id = create_memo(move || article.with(|article| article.id.clone()));
    let blocks = create_memo(move || {
        article.with(|article| article.body.iter().cloned().enumerate().collect::<Vec<_>>())
    });
    let count = create_memo(move || article.with(|article| article.meetings().count()));
    let toolbar = move || {
        let meetings = Rc::clone(&meetings);
        (count.get() > 0).then(|| {
            view! {
                div(part="toolbar") {
                    span { (article.with(|article| article.count_text())) }
                    (if count.get() > 1 {
                        let meetings = Rc::clone(&meetings);
                        view! {
                            " "
                            button(
                                part="toggle-all",
                                r#type="button",
                                data-expand=EXPAND,
                                data-collapse=COLLAPSE,
                                aria-expanded=move || (label.get() == COLLAPSE).to_string(),
                                on:click=move |_| meetings.toggle_all()
                            ) { (label.get()) }
                        }
                    } else {
                        view! {}
                    })
                }
            }
        })
    };
    view! {
        article(
            part="article",
            lang=move || article.with(|article| article.in_language.clone()),
            dir="ltr",
            data-article=move || of_id.get_clone(),
            data-version=VERSION
        ) {
            header(part="header") {
                h2(part="headline") { (article.with(|article| article.headline.clone())) }
            }
            (toolbar())
            div(part="body") {
                Keyed(
                    list=blocks,
                    view=move |(_, block)| match block {
                        Block::Paragraph { text } => view! { p(part="paragraph") { (text) } },
                        Block::Meeting(meeting) => {
                            card(&state, &first.id, Arc::unwrap_or_clone(meeting))
                        },
                    },
                    key=|(index, block)| block.key(*index)
                )
            }
            (article.with(|article| article.promotion.clone()).map(|promotion| view! {
                aside(part="promotion") { p { (promotion.text) } }
            }))
        }
    }
}

fn card(state: &State, article: &str, meeting: Meeting) -> View {
    let State {
        label, meetings, ..
    } = state.clone();
    let for_click = Rc::clone(&meetings);
    let (id, clicked) = (meeting.id.clone(), meeting.id.clone());
    let link = meeting.permalink(article);
    let meta = meeting.has_meta().then(|| meta(&meeting));
    let facts = meeting.has_facts().then(|| facts(&meeting));
    view! {
        details(part="meeting", id=id, on:toggle=move |event: web_sys::Event| {
            meetings.toggled(&event);
            label.set(meetings.label());
        }) {
            summary(part="summary", on:click=move |_| for_click.clicked(&clicked)) {
                h3(part="meeting-name") { (meeting.name) }
                (meta)
            }
            div(part="details") {
                p(part="paragraph") { (meeting.summary) }
                (facts)
                p { a(part="permalink", href=link) { "Link to this meeting" } }
            }
        }
    }
}

fn isolated(text: String) -> View {
    view! { bdi { (text) } }
}

fn meta(meeting: &Meeting) -> View {
    let Meeting {
        format,
        start_date,
        date_text,
        location,
        ..
    } = meeting.clone();
    let format_and_date = (format.is_some() && date_text.is_some()).then(|| View::from(" · "));
    let before_location = (location.is_some() && (format.is_some() || date_text.is_some()))
        .then(|| View::from(" · "));
    let format = format.map(|format| view! { span(data-format=format.name()) { (format.text()) } });
    let date = date_text.map(|text| match start_date {
        Some(date) => view! { time(datetime=date) { bdi { (text) } } },
        None => view! { span { bdi { (text) } } },
    });
    let location = location.map(isolated);
    view! {
        " "
        span(part="meeting-meta") { (format) (format_and_date) (date) (before_location) (location) }
    }
}

fn facts(meeting: &Meeting) -> View {
    let fact = |term: &'static str, value: View| view! { div { dt { (term) } dd { (value) } } };
    let attendees = (!meeting.attendees.is_empty()).then(|| {
        let people: Vec<View> = meeting.attendees.iter().map(person).collect();
        fact(
            "Attendees",
            view! { ul(part="attendees", role="list") { (people) } },
        )
    });
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        let items: Vec<View> = meeting
            .agenda
            .iter()
            .cloned()
            .map(|item| view! { li { (item) } })
            .collect();
        fact("Agenda", view! { ul(part="agenda") { (items) } })
    });
    let outcome = meeting
        .outcome
        .clone()
        .map(|outcome| fact("Outcome", view! { p(part="outcome") { (outcome) } }));
    view! { dl(part="facts") { (attendees) (agenda) (outcome) } }
}

fn person(person: &Person) -> View {
    let Person {
        name,
        job_title,
        affiliation,
    } = person.clone();
    let separator = (job_title.is_some() && affiliation.is_some()).then(|| View::from(", "));
    let role = person.has_role().then(|| {
        let (job_title, affiliation) = (job_title.map(isolated), affiliation.map(isolated));
        view! { " " span(part="role") { (job_title) (separator) (affiliation) } }
    });
    view! { li { bdi(part="person") { (name) } (role) } }
}
