import { SaxesParser } from "saxes";
import { IntakeStop } from "../refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

export type XmlHandler = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Walks an XML text; element names without their prefix. Entities that a document type defines are unknown, so none expands. */
export const walkXml = (xml: string, { open, text, close }: XmlHandler): void => {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new IntakeStop("damaged");
  });
  if (open) parser.on("opentag", ({ name, attributes }) => open(local(name), attributes));
  if (text) parser.on("text", text);
  if (text) parser.on("cdata", text);
  if (close) parser.on("closetag", ({ name }) => close(local(name)));
  parser.write(xml).close();
};
