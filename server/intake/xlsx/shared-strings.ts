import { walkXml } from "./xml.ts";

/** The texts that cells point to, without phonetic guides. */
export const readSharedStrings = (xml: string | undefined): readonly string[] => {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let current = "";
  let inText = false;
  let guides = 0;
  walkXml(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") guides += 1;
      inText = name === "t" && guides === 0;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") guides -= 1;
      if (name === "si") strings.push(current);
    },
  });
  return strings;
};
