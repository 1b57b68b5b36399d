/** Preact: components and a hook. */

import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { COLLAPSE, countText, EXPAND, FORMATS, Meetings, meetingsOf, permalink, shadowRoot, VERSION } from "./shared/page.js";

const Role = ({ jobTitle, affiliation }) => (
  <span part="role">
    {jobTitle && <bdi>{jobTitle}</bdi>}
    {jobTitle && affiliation && ", "}
    {affiliation && <bdi>{affiliation}</bdi>}
  </span>
);

const Person = ({ person }) => (
  <li>
    <bdi part="person">{person.name}</bdi>
    {(person.jobTitle || person.affiliation) && [" ", <Role {...person} />]}
  </li>
);

const Fact = ({ term, children }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ attendees, agenda, outcome }) => (
  <dl part="facts">
    {attendees && (
      <Fact term="Attendees">
        <ul part="attendees" role="list">
          {attendees.map((person) => (
            <Person person={person} />
          ))}
        </ul>
      </Fact>
    )}
    {agenda && (
      <Fact term="Agenda">
        <ul part="agenda">
          {agenda.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      </Fact>
    )}
    {outcome && (
      <Fact term="Outcome">
        <p part="outcome">{outcome}</p>
      </Fact>
    )}
  </dl>
);

const MeetingDate = ({ startDate, dateText }) =>
  startDate ? (
    <time datetime={startDate}>
      <bdi>{dateText}</bdi>
    </time>
  ) : (
    <span>
      <bdi>{dateText}</bdi>
    </span>
  );

const Meta = ({ meeting: { format, startDate, dateText, location } }) => (
  <span part="meeting-meta">
    {format && <span data-format={format}>{FORMATS[format]}</span>}
    {format && dateText && " · "}
    {dateText && <MeetingDate startDate={startDate} dateText={dateText} />}
    {location && (format || dateText) && " · "}
    {location && <bdi>{location}</bdi>}
  </span>
);

const Meeting = ({ article, meeting, onToggle, onClick }) => (
  <details part="meeting" id={meeting.id} onToggle={onToggle}>
    <summary part="summary" onClick={onClick}>
      <h3 part="meeting-name">{meeting.name}</h3>
      {(meeting.format || meeting.dateText || meeting.location) && [" ", <Meta meeting={meeting} />]}
    </summary>
    <div part="details">
      <p part="paragraph">{meeting.summary}</p>
      {(meeting.attendees || meeting.agenda || meeting.outcome) && <Facts {...meeting} />}
      <p>
        <a part="permalink" href={permalink(article, meeting)}>
          Link to this meeting
        </a>
      </p>
    </div>
  </details>
);

function Toolbar({ article, label, onClick }) {
  const count = meetingsOf(article).length;
  if (!count) return;
  return (
    <div part="toolbar">
      <span>{countText(count)}</span>
      {count > 1 && [
        " ",
        <button
          part="toggle-all"
          type="button"
          data-expand={EXPAND}
          data-collapse={COLLAPSE}
          aria-expanded={label === COLLAPSE}
          onClick={onClick}
        >
          {label}
        </button>,
      ]}
    </div>
  );
}

function Article({ article, meetings }) {
  const node = useRef();
  const [, setLabel] = useState(meetings.label);
  const onToggle = (event) => {
    meetings.toggled(event);
    setLabel(meetings.label);
  };
  const onClick = ({ currentTarget }) => meetings.clicked(currentTarget.parentNode);
  const toggleAll = () => {
    const open = !meetings.areAllOpen;
    for (const details of node.current.querySelectorAll("details")) {
      if (details.open === open) continue;
      meetings.clicked(details);
      details.open = open;
    }
  };
  return (
    <article ref={node} part="article" lang={article.inLanguage} dir="ltr" data-article={article.id} data-version={VERSION}>
      <header part="header">
        <h2 part="headline">{article.headline}</h2>
      </header>
      <Toolbar article={article} label={meetings.label} onClick={toggleAll} />
      <div part="body">
        {article.body.map((block, index) =>
          block.type === "meeting" ? (
            <Meeting key={block.id} article={article} meeting={block} onToggle={onToggle} onClick={onClick} />
          ) : (
            <p key={index} part="paragraph">
              {block.text}
            </p>
          ),
        )}
      </div>
      {article.promotion && (
        <aside part="promotion">
          <p>{article.promotion.text}</p>
        </aside>
      )}
    </article>
  );
}

export function mount(host, article) {
  const root = shadowRoot(host);
  const meetings = new Meetings(host, article);
  const show = (article) => render(<Article article={article} meetings={meetings} />, root);
  show(article);
  return {
    update(article) {
      meetings.show(article);
      show(article);
    },
    free: () => render(null, root),
  };
}
