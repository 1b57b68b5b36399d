/** Serves the peers, the package and pages, compressed as a CDN would. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".html": "text/html" };

/** Pages measure time more precisely when they are isolated. */
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

export const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/**
 * `roots` are directories by the first part of a path; `pages` are documents by
 * their path. Everything is read and compressed once.
 */
export async function serve(roots, pages) {
  const cache = new Map();
  const read = async (path) => {
    if (pages[path]) return Buffer.from(pages[path]);
    const [, root, ...rest] = path.split("/");
    if (!roots[root] || rest.includes("..")) throw new Error(`${path} is not served`);
    return readFile(`${roots[root]}/${rest.join("/")}`);
  };
  const load = async (path) => {
    const bytes = await read(path);
    return { bytes, compressed: await brotli(bytes) };
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      if (!cache.has(path)) cache.set(path, load(path));
      const { compressed } = await cache.get(path);
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Encoding": "br" });
      response.end(compressed);
    } catch {
      response.writeHead(404, HEADERS);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // Browsers accept brotli from a secure origin, which localhost is.
    origin: `http://localhost:${server.address().port}`,
    size: async (path) => (await cache.get(path)).compressed.length,
    close: () => server.close(),
  };
}
