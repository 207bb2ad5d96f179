import { promisify } from "node:util";
import { deflate } from "node:zlib";

const compress = promisify(deflate);
const OBJECTS_PER_STREAM = 400;

interface PdfObject {
  number: number;
  body: Buffer;
}

/**
 * Packs a PDF as Chromium and volume.ts write it (one object after the other, with a table of them) into object streams: the same pages, tags and
 * fonts in a third of the bytes, without the traces of the machine that printed it. It is our own because a general
 * library takes as long for it as Chromium for the whole sheet. Throws when the PDF is of another make.
 */
export async function repack(pdf: Buffer): Promise<Buffer> {
  const { objects, trailer } = readObjects(pdf);
  const info = Number(/\/Info (\d+) 0 R/.exec(trailer)?.[1]);
  const plain = objects
    .filter((object) => !isStream(object))
    .map(({ number, body }) => ({ number, body: number === info ? withoutTraces(body) : body }));
  const size = Math.max(...objects.map(({ number }) => number)) + 1;

  const parts = [Buffer.from("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n", "latin1")];
  let offset = parts[0]?.length ?? 0;
  const places = new Map<number, [kind: number, place: number, index: number]>();
  const write = (number: number, body: Buffer): void => {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    places.set(number, [1, offset, 0]);
    parts.push(whole);
    offset += whole.length;
  };

  for (const { number, body } of objects.filter(isStream)) write(number, body);
  let next = size;
  for (let from = 0; from < plain.length; from += OBJECTS_PER_STREAM) {
    const group = plain.slice(from, from + OBJECTS_PER_STREAM);
    for (const [index, { number }] of group.entries()) places.set(number, [2, next, index]);
    write(next, await objectStream(group));
    next += 1;
  }
  const start = offset;
  places.set(next, [1, start, 0]);
  const root = /\/Root \d+ 0 R/.exec(trailer)?.[0] ?? "";
  const kept = [root, `/Info ${info} 0 R`, /\/ID\s*\[[^\]]*\]/.exec(trailer)?.[0] ?? ""].join(" ");
  const table = Buffer.alloc((next + 1) * 7);
  for (const [number, [kind, place, index]] of places) {
    table.writeUInt8(kind, number * 7);
    table.writeUInt32BE(place, number * 7 + 1);
    table.writeUInt16BE(index, number * 7 + 5);
  }
  write(next, await stream(`/Type /XRef /Size ${next + 1} /W [1 4 2] ${kept}`, table));
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

function isStream({ body }: PdfObject): boolean {
  return body.subarray(-9).toString("latin1") === "endstream";
}

/** By the cross-reference table: every object reaches from its own offset to the next one's. */
function readObjects(pdf: Buffer): { objects: PdfObject[]; trailer: string } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString("latin1"))?.[1]);
  const tail = pdf.subarray(start).toString("latin1");
  const at = tail.indexOf("trailer");
  const trailer = tail.slice(at);
  if (!/^xref\s+0 \d+\s/.test(tail) || trailer.includes("/Encrypt") || trailer.includes("/Prev")) {
    throw new Error("not a PDF as Chromium writes it");
  }
  const used: { number: number; place: number; used: boolean }[] = [];
  let next = 0;
  for (const [, place, kind, first] of tail.slice(4, at).matchAll(/(\d{10}) \d{5} ([nf])|(\d+) \d+/g)) {
    if (first === undefined) used.push({ number: next++, place: Number(place), used: kind === "n" });
    else next = Number(first);
  }
  const sorted = used.filter((entry) => entry.used).toSorted((a, b) => a.place - b.place);
  const objects = sorted.map(({ number, place }, index) => {
    const whole = pdf.subarray(place, sorted[index + 1]?.place ?? start);
    const head = `${number} 0 obj\n`;
    const end = whole.lastIndexOf("\nendobj");
    if (end === -1 || whole.subarray(0, head.length).toString("latin1") !== head)
      throw new Error(`no object ${number}`);
    return { number, body: whole.subarray(head.length, end) };
  });
  return { objects, trailer };
}

function withoutTraces(info: Buffer): Buffer {
  const text = info.toString("latin1").replaceAll(/\/(Creator|Producer)\s*\((?:\\[^]|[^\\)])*\)/g, "/$1 (Sanwu Board)");
  return Buffer.from(text, "latin1");
}

async function objectStream(objects: readonly PdfObject[]): Promise<Buffer> {
  let place = 0;
  const index = objects.map(({ number, body }) => {
    const entry = `${number} ${place}`;
    place += body.length + 1;
    return entry;
  });
  const head = Buffer.from(`${index.join(" ")}\n`);
  const bodies = objects.flatMap(({ body }) => [body, Buffer.from("\n")]);
  return stream(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, Buffer.concat([head, ...bodies]));
}

async function stream(entries: string, data: Buffer): Promise<Buffer> {
  const packed = await compress(data, { level: 6 });
  const head = `<<${entries} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
}
