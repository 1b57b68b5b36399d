import { hydrateRoot } from "react-dom/client";
import { Prerendered } from "./prerendered.js";

const held = document.querySelector("article-widget")!.innerHTML;
hydrateRoot(document.getElementById("app")!, <Prerendered template={held} />);
