import { hydrate } from "svelte";
import Prerendered from "./Prerendered.svelte";

hydrate(Prerendered, { target: document.getElementById("app") });
