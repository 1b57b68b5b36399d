import "preact/debug";
import { hydrate } from "preact";
import { Prerendered } from "./prerendered.js";

hydrate(<Prerendered />, document.getElementById("app")!);
