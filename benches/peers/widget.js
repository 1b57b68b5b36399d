/** This widget: the module of the package, as it is published. */

import init, { mount as mountArticle } from "../../pkg/article_widget.js";

await init();

export const mount = (host, article) => mountArticle(host, article, {});
