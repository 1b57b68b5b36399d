import { hydrate } from "svelte";
import Prerendered from "./Prerendered.svelte";

const template = document.querySelector("article-widget").innerHTML;
hydrate(Prerendered, { target: document.getElementById("app"), props: { template } });
