import { createServer } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { expect, it } from "vitest";
import { listen, LOOPBACK, stopListening } from "../server/listen.ts";

it("stops although a screen holds its socket open, and listens again", async () => {
  const server = createServer();
  server.on("upgrade", (_request, socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
  const port = await listen(server, 0, LOOPBACK);
  const screen = connect(port, LOOPBACK);
  screen.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await once(screen, "data");
  const gone = once(screen, "close");
  await stopListening(server);
  await gone;
  expect(await listen(server, port, LOOPBACK)).toBe(port);
  await stopListening(server);
});
