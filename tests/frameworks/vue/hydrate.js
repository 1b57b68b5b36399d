import { createSSRApp } from "vue";
import Prerendered from "./Prerendered.vue";

createSSRApp(Prerendered).mount("#app");
