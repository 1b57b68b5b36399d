/** What went wrong, with a stable `code` and, in an article, the JSON `path`. */
export class ArticleError extends Error {
  name = "ArticleError";
  constructor(code, message, { path, problems } = {}) {
    super(message);
    Object.assign(this, { code, path, problems });
  }
}
