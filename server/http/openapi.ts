import { z } from "zod";
import { findingsAnswer, refusalAnswer } from "./forms/answers.ts";
import { OPERATIONS, type Operation } from "./openapi-operations.ts";

const REASONS: Readonly<Record<number, string>> = {
  400: "Unreadable",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not there",
  409: "Stale, or not now",
  413: "Too large",
  415: "Not a kind of file that is read",
  422: "Findings or something missing",
  429: "Too many tries",
  507: "The disk refuses",
};

const schemaOf = (type: z.ZodType, io: "input" | "output" = "output") => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any" });
  return schema;
};

/** The OpenAPI 3.1 document of the API: made from the schemas that parse it, so that it cannot say anything else. */
export function openApi() {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sanwu Board (三务公开栏)",
      version: "1",
      description:
        "Lists are `{items, next}`. Refusals are `{code, message}`, the message one plain Chinese sentence that says what to do. Money is whole fen.",
    },
    paths,
    components: {
      schemas: { Refusal: schemaOf(refusalAnswer), Findings: schemaOf(findingsAnswer) },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "sanwu-session" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function describe({
  path,
  method,
  summary,
  signedIn,
  params,
  query,
  body,
  multipart,
  status = 200,
  answer,
  refusals,
}: Operation) {
  const type = multipart ? "multipart/form-data" : "application/json";
  return {
    operationId: `${method}${path.replace(/[^a-z]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, "")}`,
    summary,
    ...(signedIn ? { security: [{ session: [] }, { token: [] }] } : {}),
    parameters: [...parametersOf("path", params), ...parametersOf("query", query)],
    ...(body ? { requestBody: { required: true, content: { [type]: { schema: schemaOf(body, "input") } } } } : {}),
    responses: {
      [status]: {
        description: "OK",
        ...(answer ? { content: { "application/json": { schema: schemaOf(answer) } } } : {}),
      },
      ...Object.fromEntries(refusals.map((code) => [code, refusalOf(code)])),
    },
  };
}

const refusalOf = (code: number) => ({
  description: REASONS[code] ?? "Refused",
  content: {
    "application/json": { schema: { $ref: `#/components/schemas/${code === 422 ? "Findings" : "Refusal"}` } },
  },
});

function parametersOf(place: "path" | "query", type: z.ZodObject | undefined) {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, "input") as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}
