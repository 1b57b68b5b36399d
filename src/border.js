/**
 * Functions that replace many calls from the WASM to JavaScript with one. They
 * share a file to save requests.
 *
 * `apply` turns a build plan (crates/article/src/plan.rs) into elements, which are
 * created once and cloned, and text nodes. No HTML is parsed, so Trusted Types need
 * no policy. `kind` classifies a value for `read.rs`; its numbers are those of
 * `Kind` there.
 */

const CLOSE = 0, OPEN = 1, ATTRIBUTE = 2;

/**
 * The elements of each document by their numbers in plans: cloning is cheaper than
 * creating an element and setting its `part`.
 * @type {WeakMap<Document, Map<number, Element>>}
 */
const prototypes = new WeakMap();

/**
 * Replaces the contents of `root` with the nodes of a plan.
 * @param {ShadowRoot} root
 * @param {string[]} names
 * @param {Uint32Array} words
 * @param {string} text
 */
export function apply(root, names, words, text) {
  const document = root.ownerDocument;
  const fragment = document.createDocumentFragment();
  let elements = prototypes.get(document);
  if (!elements) prototypes.set(document, (elements = new Map()));
  const create = (/** @type {number} */ number) => {
    const element = document.createElement(names[number & 255]);
    if (number > 255) element.setAttribute("part", names[number >>> 8]);
    elements.set(number, element);
    return element;
  };
  /** The fragment at first; only elements get attributes. */
  let node = /** @type {Element} */ (/** @type {Node} */ (fragment));
  /** @type {Element[]} */
  const parents = [];
  let at = 0;
  const take = (/** @type {number} */ length) => text.slice(at, (at += length));
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const number = word >>> 2;
    switch (word & 3) {
      case CLOSE:
        node = /** @type {Element} */ (parents.pop());
        break;
      case OPEN:
        parents.push(node);
        node = node.appendChild(/** @type {Element} */ ((elements.get(number) ?? create(number)).cloneNode(false)));
        break;
      case ATTRIBUTE:
        node.setAttribute(names[number], take(words[++i]));
        break;
      default:
        node.appendChild(document.createTextNode(take(number)));
    }
  }
  // Copies of a clonable root have no constructed style sheets, so the styles of
  // prerendered markup stay.
  const kept = root.clonable && /** @type {Element} */ (fragment.firstChild).localName !== "link" && root.querySelector("style, link");
  for (const old of [...root.childNodes]) if (old !== kept) old.remove();
  root.append(fragment);
}

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Adds the style sheet to `root`: one object for all roots of a document.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function style(root, css) {
  const document = root.ownerDocument;
  let sheet = sheets.get(document);
  // A document without a window displays nothing and has no style sheets.
  if (!document.defaultView) return;
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(document, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** The longest string that is copied, in UTF-16 units: documents may have no more
    text, and running out of memory would be a trap. */
const MAX_STRING = 8 << 20;

/** Throws for a revoked proxy. @param {unknown} value */
export function kind(value) {
  switch (typeof value) {
    case "undefined":
      return 0;
    case "string":
      return value.length > MAX_STRING ? 2 : 1;
    case "boolean":
      return value ? 4 : 3;
    case "number":
      return 5;
    case "object":
      return value === null ? 0 : Array.isArray(value) ? 6 : 7;
    default:
      return 8;
  }
}
