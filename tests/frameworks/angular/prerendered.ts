import { afterNextRender, Component, CUSTOM_ELEMENTS_SCHEMA, inject, InjectionToken, signal, ViewChild } from "@angular/core";
import { DomSanitizer } from "@angular/platform-browser";
import { article } from "../articles.js";

/** On the server the markup of the article; in the browser the parser has taken it away. */
export const TEMPLATE = new InjectionToken("the prerendered article", { factory: () => "" });

@Component({
  selector: "talks-app",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="look" (click)="theme.set('dark')">Look</button>
    <button id="correct" (click)="correct()">Correct</button>
    <output id="ready">{{ ready() ? "ready" : "" }}</output>
    <output id="toggled">{{ toggled() }}</output>
    <article-widget
      #widget
      id="w"
      [attr.theme]="theme()"
      [article]="correction()"
      (meeting-toggle)="onToggle($event)"
      [innerHTML]="template"
    ></article-widget>
  `,
})
export class Prerendered {
  template = inject(DomSanitizer).bypassSecurityTrustHtml(inject(TEMPLATE));
  @ViewChild("widget") widget;
  theme = signal("light");
  correction = signal(undefined);
  ready = signal(false);
  toggled = signal("");

  constructor() {
    afterNextRender(async () => {
      await this.widget.nativeElement.ready;
      this.ready.set(true);
    });
  }

  correct() {
    this.correction.set({ ...article, headline: "Corrected" });
  }

  onToggle({ detail }) {
    this.toggled.set(`${detail.meeting} ${detail.open} ${detail.reason}`);
  }
}
