/** @import { ArticleErrorCode } from "./article_widget.js" */
/** @import { ErrorDetails } from "./internal.js" */

/** An error with a stable `code` and, for articles, the JSON `path`. */
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
