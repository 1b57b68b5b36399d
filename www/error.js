/** What went wrong, with a stable `code` and, in an article, the JSON `path`. */
export class ArticleError extends Error {
  name = "ArticleError";
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ path?: string, problems?: object[] }} [details]
   */
  constructor(code, message, { path, problems } = {}) {
    super(message);
    this.code = code;
    this.path = path;
    this.problems = problems;
  }
}
