import "@angular/compiler";
import { bootstrapApplication, provideClientHydration } from "@angular/platform-browser";
import { Prerendered } from "./prerendered.js";

bootstrapApplication(Prerendered, { providers: [provideClientHydration()] });
