import { hydrateRoot } from "react-dom/client";
import { Prerendered } from "./prerendered.js";

hydrateRoot(document.getElementById("app")!, <Prerendered />);
