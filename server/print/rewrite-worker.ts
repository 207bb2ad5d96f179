import { parentPort } from "node:worker_threads";
import { PDFDocument, PDFName, ParseSpeeds } from "@cantoo/pdf-lib";

parentPort?.on("message", async ({ id, pdf }: { id: number; pdf: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, pdf: await withObjectStreams(pdf) }, []);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) }, []);
  }
});

async function withObjectStreams(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const language = document.catalog.lookup(PDFName.of("Lang"));
  if (language === undefined) document.setLanguage("zh-CN");
  document.setCreator("Sanwu Board");
  document.setProducer("Sanwu Board");
  return document.save({ useObjectStreams: true, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY });
}
