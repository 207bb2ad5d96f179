import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

export const LOOPBACK = "127.0.0.1";
export const EVERYWHERE = "0.0.0.0";

/** Resolves with the port once the server listens; rejects with a sentence when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<number> {
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
  });
}
