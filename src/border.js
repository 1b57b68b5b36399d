/**
 * Functions that replace many calls from the WASM to JavaScript with one: they attach
 * the root, create the nodes, remove the article, and read and return data. They share a
 * file to save requests.
 *
 * `apply` turns a build plan (crates/article/src/plan.rs) into elements, which are
 * created once and cloned, and text nodes. No HTML is parsed, so Trusted Types need
 * no policy. `flatten` works in the other direction: it prepares plain data for
 * `src/read.rs`, whose `Kind` has the same numbers.
 */

/**
 * New roots, whose list of style sheets is empty. Reading it takes as long as creating
 * twenty elements.
 * @type {WeakSet<ShadowRoot>}
 */
const newRoots = new WeakSet();

/** The shadow root of `host`, created if there is none. @param {Element} host */
export function rootOf(host) {
  if (host.shadowRoot) return host.shadowRoot;
  const root = host.attachShadow({ mode: "open" });
  newRoots.add(root);
  return root;
}

const CLOSE = 0, OPEN = 1, ATTRIBUTE = 2;

/**
 * The elements of each document by their numbers in plans: cloning is cheaper than
 * creating an element and setting its `part`.
 * @type {WeakMap<Document, Map<number, Element>>}
 */
const prototypes = new WeakMap();

/**
 * Replaces the contents of `root` with the nodes of a plan, and returns the last.
 * @param {ShadowRoot} root
 * @param {string[]} names
 * @param {Uint32Array} ops
 * @param {string} text
 */
export function apply(root, names, ops, text) {
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
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i];
    const number = op >>> 2;
    switch (op & 3) {
      case CLOSE:
        node = /** @type {Element} */ (parents.pop());
        break;
      case OPEN:
        parents.push(node);
        node = node.appendChild(/** @type {Element} */ ((elements.get(number) ?? create(number)).cloneNode(false)));
        break;
      case ATTRIBUTE:
        node.setAttribute(names[number], take(ops[++i]));
        break;
      default:
        node.appendChild(document.createTextNode(take(number)));
    }
  }
  // Copies of a clonable root have no constructed style sheets, so the styles of
  // prerendered markup stay.
  const kept = root.clonable && /** @type {Element} */ (fragment.firstChild).localName !== "link" && root.querySelector("style, link");
  if (kept) {
    for (const old of [...root.childNodes]) if (old !== kept) old.remove();
    root.append(fragment);
  } else {
    root.replaceChildren(fragment);
  }
  return root.lastElementChild;
}

/**
 * Removes the article from `root`. If nothing else is there, the host's children become
 * visible again.
 * @param {ShadowRoot} root
 * @param {Element} article
 */
export function removeArticle(root, article) {
  article.remove();
  if (!root.querySelector(":not(style, link)")) root.append(root.ownerDocument.createElement("slot"));
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
  const adopted = newRoots.delete(root) ? [] : root.adoptedStyleSheets;
  if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted, sheet];
}

/**
 * The problems of an article as scripts see them.
 * @param {string[][]} rows
 */
export const problemObjects = (rows) => rows.map(([path, code, severity, message]) => ({ path, code, severity, message }));

/** The kinds of words that `flatten` writes, in the lowest four bits. */
const END = 0, NULL = 1, FALSE = 2, TRUE = 3, NUMBER = 4, STRING = 5, ARRAY = 6, OBJECT = 7;
const NO_DATA = 8, TOO_LONG = 9, TOO_DEEP = 10, TOO_MANY = 11, UNREADABLE = 15;

/** Articles are far smaller. The limits keep cycles and huge documents from filling
    the memory; `article::read` limits JSON text. */
const MAX_DEPTH = 64, MAX_WORDS = 1 << 20, MAX_UNITS = 8 << 20;

/**
 * Flattens plain data to cross to the WASM in one piece: a word for each value, with
 * the length of a string in the upper bits, and one string with all the text. Line
 * breaks separate the strings, so surrogates of neighbours cannot pair up. The words
 * end at the first value that cannot be read.
 * @param {unknown} document
 */
export function flatten(document) {
  /** @type {number[]} */
  const words = [];
  /** @type {string[]} */
  const strings = [];
  let units = 0;
  const stop = (/** @type {number} */ kind) => {
    words.push(kind);
    throw stop;
  };
  const addString = (/** @type {string} */ value) => {
    units += value.length;
    if (units > MAX_UNITS) stop(TOO_LONG);
    words.push(STRING | (value.length << 4));
    strings.push(value);
  };
  const add = (/** @type {any} any value at all */ value, /** @type {number} */ depth) => {
    if (words.length > MAX_WORDS) stop(TOO_MANY);
    switch (value == null || typeof value) {
      case true:
        words.push(NULL);
        break;
      case "string":
        addString(value);
        break;
      case "boolean":
        words.push(value ? TRUE : FALSE);
        break;
      case "number":
        words.push(NUMBER, ...new Uint32Array(Float64Array.of(value).buffer));
        break;
      case "object":
        if (depth === MAX_DEPTH) stop(TOO_DEEP);
        if (Array.isArray(value)) {
          words.push(ARRAY);
          for (let i = 0; i < value.length; i++) add(value[i], depth + 1);
        } else {
          words.push(OBJECT);
          for (const name of Object.keys(value)) {
            addString(name);
            add(value[name], depth + 1);
          }
        }
        words.push(END);
        break;
      default:
        stop(NO_DATA);
    }
  };
  try {
    add(document, 0);
  } catch (error) {
    // A getter or a proxy threw.
    if (error !== stop) words.push(UNREADABLE);
  }
  return { words: new Uint32Array(words), text: strings.join("\n") };
}
