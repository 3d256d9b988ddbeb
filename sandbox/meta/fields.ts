import { graphError } from "./errors.ts";

/** A parsed `fields` parameter: each name with its own inner fields and limit. */
export type Fields = Map<string, { inner: Fields | undefined; limit: number | undefined }>;

/** Parses `id,messages.limit(20){id,text}`. */
export function parseFields(text: string): Fields {
  const reader = { text, at: 0 };
  const fields = readList(reader);
  if (reader.at < text.length) throw syntaxError(text);
  return fields;
}

/** Refuses names the node does not have, as the Graph API does. */
export function requireKnown(fields: Fields, known: readonly string[], node: string): void {
  const unknown = [...fields.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const message = `(#100) Tried accessing nonexisting field (${unknown}) on node type (${node})`;
  throw graphError({ code: 100, message, type: "IGApiException" });
}

/** The asked fields of a node, and its id, which is always there. */
export function pick(fields: Fields, values: Record<string, unknown>): Record<string, unknown> {
  const asked = Object.entries(values).filter(([name, value]) => fields.has(name) && value !== undefined);
  return Object.fromEntries([...asked, ["id", values["id"]]]);
}

function readList(reader: { text: string; at: number }): Fields {
  const fields: Fields = new Map();
  for (;;) {
    const name = /^\s*([a-z_]+)((?:\.[a-z]+\([^)]*\))*)\s*/.exec(reader.text.slice(reader.at));
    if (!name) throw syntaxError(reader.text);
    reader.at += name[0].length;
    const limit = /\.limit\((\d+)\)/.exec(name[2] ?? "")?.[1];
    fields.set(name[1] ?? "", { inner: readInner(reader), limit: limit ? Number(limit) : undefined });
    if (reader.text[reader.at] !== ",") return fields;
    reader.at += 1;
  }
}

function readInner(reader: { text: string; at: number }): Fields | undefined {
  if (reader.text[reader.at] !== "{") return undefined;
  reader.at += 1;
  const inner = readList(reader);
  if (reader.text[reader.at] !== "}") throw syntaxError(reader.text);
  reader.at += 1;
  return inner;
}

function syntaxError(text: string): Error {
  return graphError({ code: 2500, message: `Syntax error in fields: ${text}`, status: 400 });
}
