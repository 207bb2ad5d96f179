import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A process of its own: answers every request with the same bytes and headers from memory. */
const [, , folder = ""] = process.argv;
const body = await readFile(join(folder, "body"));
const headers = JSON.parse(await readFile(join(folder, "headers.json"), "utf8")) as string[];
const server = createServer((_req, res) => res.writeHead(200, headers).end(body));
server.listen(0, "127.0.0.1", () => console.info(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
