import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What an answer says: the text of a PDF, read back page by page, or the body as it is. */
export async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("application/pdf")) return answer.text();
  const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), useSystemFonts: false })
    .promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  return pages.join("\n");
}
