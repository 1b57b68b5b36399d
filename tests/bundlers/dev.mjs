/**
 * node dev.mjs OUT: serves the app of `build.mjs` with Vite's development server,
 * prints its address, and ends with its standard input.
 */

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const app = `${process.argv[2]}/app`;
const { createServer } = await import(pathToFileURL(createRequire(`${app}/`).resolve("vite")));
const server = await createServer({ root: app, logLevel: "silent", server: { host: "127.0.0.1", port: 0 } });
await server.listen();
const { port } = server.httpServer.address();
console.log(`http://127.0.0.1:${port}/`);
process.stdin.resume().on("end", () => process.exit());
