import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export const LOOPBACK = "127.0.0.1";
export const EVERYWHERE = "0.0.0.0";

/** Sockets that became WebSockets: a server neither ends nor counts them among its connections, yet waits for them. */
const upgraded = new WeakMap<Server, Set<Duplex>>();

/** Resolves with the port once the server listens; rejects with a sentence when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  if (!upgraded.has(server)) watchUpgrades(server);
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`端口 ${port} 已被别的程序占用，请换一个 PORT 再启动。`) : error);
    server.once("error", failed);
    // A thousand screens that come back at once do not fit the usual backlog of 511.
    server.listen({ port, host, backlog: 4096 }, () => {
      server.off("error", failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and ends what is open; resolves when all is closed. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of upgraded.get(server) ?? []) socket.destroy();
  });
}

function watchUpgrades(server: Server): void {
  const open = new Set<Duplex>();
  upgraded.set(server, open);
  server.on("upgrade", (_request, socket: Duplex) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
}
