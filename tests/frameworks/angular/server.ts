import "@angular/compiler";
import { bootstrapApplication, type BootstrapContext, provideClientHydration } from "@angular/platform-browser";
import { provideServerRendering, renderApplication } from "@angular/platform-server";
import { Prerendered, TEMPLATE } from "./prerendered.js";

export const root = "<talks-app></talks-app>";

export async function render(template: string) {
  const providers = [provideServerRendering(), provideClientHydration(), { provide: TEMPLATE, useValue: template }];
  const bootstrap = (context: BootstrapContext) => bootstrapApplication(Prerendered, { providers }, context);
  const page = { document: root, url: "https://host.example/", allowedHosts: ["host.example"] };
  const html = await renderApplication(bootstrap, page);
  return html.slice(html.indexOf("<body>") + "<body>".length, html.lastIndexOf("</body>"));
}
