import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { article, articles } from "../articles.js";

@Component({
  selector: "talks-app",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="look" (click)="change()">Look</button>
    <button id="correct" (click)="correct()">Correct</button>
    <button id="show" (click)="shown.set(!shown())">Show or hide</button>
    <button id="reverse" (click)="reverse()">Reverse</button>
    <output id="ready">{{ ready() }}</output>
    <output id="toggled">{{ toggled() }}</output>
    @if (shown()) {
      <article-widget
        id="w"
        [attr.theme]="look().theme"
        [attr.expanded]="look().expanded"
        [attr.heading-level]="look().level"
        [attr.remember]="look().remember ? '' : null"
        [attr.debug]="look().debug ? '' : null"
        [article]="article()"
        (article-ready)="ready.set($event.detail.article)"
        (meeting-toggle)="onToggle($event)"
      />
    }
    <div id="list">
      @for (article of list(); track article.id) {
        <article-widget [id]="article.id" [article]="article" />
      }
    </div>
  `,
})
export class App {
  look = signal({ theme: "light", expanded: "morning", level: 3, remember: false, debug: true });
  article = signal(article);
  shown = signal(true);
  list = signal(articles);
  ready = signal("");
  toggled = signal("");

  change() {
    this.look.set({ theme: "dark", expanded: "all", level: 4, remember: true, debug: false });
  }

  correct() {
    this.article.update((article) => ({ ...article, headline: "Corrected" }));
  }

  reverse() {
    this.list.update((list) => [...list].reverse());
  }

  onToggle({ detail }) {
    this.toggled.set(`${detail.meeting} ${detail.open} ${detail.reason}`);
  }
}
