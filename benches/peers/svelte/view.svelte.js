/** What is shown. The article is replaced as a whole, so what is in it is plain. */
export class View {
  article = $state.raw();
  label = $state();

  constructor(meetings) {
    this.meetings = meetings;
    this.show(meetings.article);
  }

  show(article) {
    this.article = article;
    this.label = this.meetings.label;
  }

  ontoggle = (event) => {
    this.meetings.toggled(event);
    this.label = this.meetings.label;
  };

  onclick = ({ currentTarget }) => this.meetings.clicked(currentTarget.parentNode);
}
