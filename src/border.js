/**
 * What the WASM asks of JavaScript in one call where it would take many: each
 * crosses the border and back. They share a file, since files load side by side
 * and a server may be slow to answer many at once.
 *
 * `apply` turns a build plan (crates/article/src/plan.rs) into nodes, with
 * elements that are made once and cloned, and text nodes. No HTML is parsed, so a
 * page that enforces Trusted Types needs no policy for it. `kind` tells `read.rs`
 * what a value is; its numbers are those of `Kind` there.
 */

const CLOSE = 0, OPEN = 1, ATTRIBUTE = 2;

/**
 * For each document, its elements by the numbers that plans have for them: a
 * clone costs less than an element and its `part`.
 * @type {WeakMap<Document, Map<number, Element>>}
 */
const prototypes = new WeakMap();

/**
 * Replaces what `root` holds by what the plan says.
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
  // Copies of a clonable root have no constructed style sheets: the styles that
  // came with prerendered markup stay for them.
  const kept = root.clonable && /** @type {Element} */ (fragment.firstChild).localName !== "link" && root.querySelector("style, link");
  for (const old of [...root.childNodes]) if (old !== kept) old.remove();
  root.append(fragment);
}

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Gives `root` the style sheet, one object for all the roots of a document.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function style(root, css) {
  const document = root.ownerDocument;
  let sheet = sheets.get(document);
  // A document without a window shows nothing, and makes no style sheets.
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

/** The longest string that is copied, in UTF-16 units: no document may hold more
    text, and more memory than there is would be a trap. */
const MAX_STRING = 8 << 20;

/** Throws for a proxy that is revoked. @param {unknown} value */
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
