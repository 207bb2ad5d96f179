import { connect } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/**
 * Asks for one address over kept-alive connections, each asking again as soon as it is answered. It looks at the first
 * answer and counts bytes from then on, so that it costs far less than any server it measures.
 */
export async function loadOn(
  address: string,
  { connections, forMs }: { connections: number; forMs: number },
): Promise<{ requests: number; perSecond: number }> {
  const { hostname, port, pathname } = new URL(address);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: keep-alive\r\n\r\n`;
  const start = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => ask({ hostname, port: Number(port), request, until: start + forMs })),
  );
  const requests = counts.reduce((sum, count) => sum + count, 0);
  return { requests, perSecond: (requests / (performance.now() - start)) * 1000 };
}

function ask({
  hostname,
  port,
  request,
  until,
}: {
  hostname: string;
  port: number;
  request: string;
  until: number;
}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port, noDelay: true }, () => socket.write(request));
    let [answers, received, length] = [0, 0, 0];
    socket.on("error", reject);
    socket.on("close", () => resolve(answers));
    socket.on("data", (bytes: Buffer) => {
      if (length === 0) length = lengthOf(bytes);
      received += bytes.length;
      if (received < length) return;
      if (received > length) return void socket.destroy(new Error("more bytes than one answer has"));
      received = 0;
      answers += 1;
      if (performance.now() < until) socket.write(request);
      else socket.destroy();
    });
  });
}

/** Bytes of a whole answer by its head, which must come in one piece. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf(END_OF_HEAD);
  const head = bytes.subarray(0, end).toString("latin1");
  const body = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  if (end < 0 || !head.startsWith("HTTP/1.1 200") || !Number.isInteger(body)) throw new Error(head.slice(0, 200));
  return end + END_OF_HEAD.length + body;
}
