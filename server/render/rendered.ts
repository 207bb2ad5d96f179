import Handlebars from "handlebars";

/** A fragment that a template of ours rendered, to be placed in another one as it is. Never for text from outside. */
export const rendered = (html: string): InstanceType<typeof Handlebars.SafeString> => new Handlebars.SafeString(html);
