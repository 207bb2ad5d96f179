import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  PDFRef,
  PDFString,
  degrees,
} from "@cantoo/pdf-lib";
import { repack } from "./repack.ts";

/** Sheets bound into one PDF, each with a bookmark and its tags. */
export interface Volume {
  /** Throws when the sheet cannot be read; nothing of it is in the volume then. */
  add(sheet: { readonly title: string; readonly pdf: Uint8Array }): Promise<void>;
  finish(): Promise<Uint8Array>;
}

/** After so many others get their turn. */
const OBJECTS_PER_TICK = 1500;

type Bookmark = { readonly title: string; readonly page: PDFRef };

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Binds kept sheets instead of printing them again as one document: of 14 sheets with 500 rows this takes 1.1 s where
 * printing takes 8 s, and one that cannot be printed spoils no other. The library copies pages without their tags, so the
 * structure trees are joined here. `bothSides`: each sheet begins on a front page, and pages lie as they are bound.
 */
export async function openVolume({ title, bothSides }: { title: string; bothSides: boolean }): Promise<Volume> {
  const volume = await PDFDocument.create();
  const { context } = volume;
  const bookmarks: Bookmark[] = [];
  const tags = createTags(volume);

  return {
    async add({ title: heading, pdf }) {
      const sheet = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: OBJECTS_PER_TICK });
      const copier = PDFObjectCopier.for(sheet.context, context);
      tags.prepare(sheet);
      const refs = sheet.getPages().map(({ ref }) => copier.copy(ref) as PDFRef);
      if (bothSides && volume.getPageCount() % 2 === 1) volume.addPage(A4);
      for (const ref of refs) {
        const leaf = context.lookup(ref) as PDFPageLeaf;
        tags.renumber(leaf);
        const page = volume.addPage(PDFPage.of(leaf, ref, volume));
        if (bothSides) layForBinding(page, volume.getPageCount() % 2 === 0);
      }
      tags.join(sheet, copier);
      const [first] = refs;
      if (first) bookmarks.push({ title: heading, page: first });
    },

    async finish() {
      tags.finish();
      outline(volume, bookmarks);
      volume.setTitle(title, { showInWindowTitleBar: true });
      volume.setLanguage("zh-CN");
      volume.setProducer("Sanwu Board");
      volume.setCreator("Sanwu Board");
      // Its own object streams take the library several times as long as all the rest.
      const pdf = Buffer.from(await volume.save({ useObjectStreams: false, objectsPerTick: OBJECTS_PER_TICK }));
      return repack(pdf).catch(() => pdf);
    },
  };
}

const MM = 72 / 25.4;
const A4: [number, number] = [210 * MM, 297 * MM];
/** Margins of sheet.css: where it is bound, less the one opposite. */
const BOUND_MORE = { upright: 28 - 24, onItsSide: 24 - 10 };

/**
 * Fronts are bound at their left edge, backs at their right: what stands on a back is shifted. A page on its side lies with
 * its head to the left on both (GB/T 9704: to the binding on odd pages, away from it on even ones); it is turned here,
 * since which way a printer turns it is chance.
 */
function layForBinding(page: PDFPage, back: boolean): void {
  const { x, y, width, height } = page.getMediaBox();
  const wide = width > height;
  if (back && wide) page.setMediaBox(x, y - BOUND_MORE.onItsSide * MM, width, height);
  if (back && !wide) page.setMediaBox(x + BOUND_MORE.upright * MM, y, width, height);
  if (wide) page.setRotation(degrees(270));
}

function outline(volume: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = volume;
  const refs = bookmarks.map(() => context.nextRef());
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return;
  const root = context.register(context.obj({ Type: "Outlines", First: first, Last: last, Count: refs.length }));
  for (const [at, { title, page }] of bookmarks.entries()) {
    const [before, after] = [refs[at - 1], refs[at + 1]];
    const entry = context.obj({
      Parent: root,
      Dest: [page, "Fit"],
      ...(before && { Prev: before }),
      ...(after && { Next: after }),
    });
    entry.set(name("Title"), PDFHexString.fromText(title));
    context.assign(refs[at]!, entry);
  }
  catalog.set(name("Outlines"), root);
  catalog.set(name("PageMode"), name("UseOutlines"));
}

/** One structure tree over all sheets: their elements side by side, keys of pages and names of cells made unlike. */
function createTags({ context, catalog }: PDFDocument) {
  const root = context.nextRef();
  const documents: PDFRef[] = [];
  const parents: [key: number, value: PDFRef][] = [];
  const ids: [id: string, element: PDFRef][] = [];
  let [sheets, firstKey] = [0, 0];

  const treeOf = (sheet: PDFDocument): PDFDict | undefined =>
    sheet.catalog.lookupMaybe(name("StructTreeRoot"), PDFDict);

  return {
    /** A cell names its heads; the same name may stand on another sheet. */
    prepare(sheet: PDFDocument): void {
      sheets += 1;
      const unlike = (id: string): PDFString => PDFString.of(`s${sheets}-${id}`);
      for (const [, element] of sheet.context.enumerateIndirectObjects()) {
        if (!(element instanceof PDFDict)) continue;
        const id = element.lookupMaybe(name("ID"), PDFString);
        if (id) element.set(name("ID"), unlike(id.asString()));
        const given = element.lookup(name("A"));
        const attributes = given instanceof PDFArray ? given.asArray() : [given];
        for (const attribute of attributes) {
          const heads = attribute instanceof PDFDict ? attribute.lookupMaybe(name("Headers"), PDFArray) : undefined;
          for (const [at, head] of (heads?.asArray() ?? []).entries())
            heads?.set(at, unlike((head as PDFString).asString()));
        }
      }
      treeOf(sheet)?.lookupMaybe(name("K"), PDFDict)?.delete(name("P"));
    },

    renumber(page: PDFPageLeaf): void {
      const key = page.lookupMaybe(name("StructParents"), PDFNumber);
      if (key) page.set(name("StructParents"), PDFNumber.of(firstKey + key.asNumber()));
    },

    join(sheet: PDFDocument, copier: PDFObjectCopier): void {
      const tree = treeOf(sheet);
      const top = tree?.get(name("K"));
      if (!tree || !(top instanceof PDFRef)) return;
      const document = copier.copy(top) as PDFRef;
      documents.push(document);
      let highest = -1;
      for (const [key, value] of leavesOf(tree.lookupMaybe(name("ParentTree"), PDFDict), "Nums")) {
        const number = (key as PDFNumber).asNumber();
        parents.push([firstKey + number, copier.copy(value) as PDFRef]);
        highest = Math.max(highest, number);
      }
      firstKey += highest + 1;
      for (const [key, value] of leavesOf(tree.lookupMaybe(name("IDTree"), PDFDict), "Names"))
        ids.push([`s${sheets}-${(key as PDFString).asString()}`, copier.copy(value) as PDFRef]);
    },

    finish(): void {
      if (documents.length === 0) return;
      const sorted = ids.toSorted(([a], [b]) => (a < b ? -1 : 1));
      const names = sorted.flatMap(([id, element]) => [PDFString.of(id), element]);
      const top = context.register(context.obj({ Type: "StructElem", S: "Document", P: root, K: documents }));
      for (const document of documents) {
        const part = context.lookup(document, PDFDict);
        part.set(name("S"), name("Part"));
        part.set(name("P"), top);
      }
      const tree = {
        Type: "StructTreeRoot",
        K: top,
        ParentTree: { Nums: parents.flat() },
        ParentTreeNextKey: firstKey,
        ...(names.length > 0 && { IDTree: { Names: names } }),
      };
      context.assign(root, context.obj(tree));
      catalog.set(name("StructTreeRoot"), root);
      catalog.set(name("MarkInfo"), context.obj({ Marked: true }));
    },
  };
}

/** Keys and values of a number or name tree, in order. */
function leavesOf(tree: PDFDict | undefined, kind: "Nums" | "Names"): (readonly [unknown, PDFRef])[] {
  if (!tree) return [];
  const kids = tree.lookupMaybe(name("Kids"), PDFArray);
  if (kids) return kids.asArray().flatMap((_, at) => leavesOf(kids.lookup(at, PDFDict), kind));
  const flat = tree.lookupMaybe(name(kind), PDFArray)?.asArray() ?? [];
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1] as PDFRef] as const);
}
