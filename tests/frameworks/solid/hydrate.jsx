import { hydrate } from "solid-js/web";
import { Prerendered } from "./prerendered.jsx";

hydrate(() => <Prerendered />, document.getElementById("app"));
