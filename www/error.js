/** @import { ArticleErrorCode } from "./article_widget.js" */
/** @import { ErrorDetails } from "./internal.js" */

/** What went wrong, with a stable `code` and, in an article, the JSON `path`. */
export class ArticleError extends Error {
  name = "ArticleError";
  /**
   * @param {ArticleErrorCode} code
   * @param {string} message
   * @param {ErrorDetails} [details]
   */
  constructor(code, message, { path, problems } = {}) {
    super(message);
    this.code = code;
    this.path = path;
    this.problems = problems;
  }
}
