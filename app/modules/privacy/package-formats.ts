import { escaped } from "#app/platform/html.ts";
import type { DataClass } from "./data-class.ts";
import { dataClasses } from "./data-classes.ts";
import { flattened } from "./flattened.ts";
import type { PackageKind } from "./privacy.ts";
import { recipientWords } from "./register-words.ts";
import { tableLabel } from "./table-words.ts";

/** A row as a person can read it: its columns by name, sealed ones opened. */
export type PackageRow = Record<string, unknown>;

/** How a package is written, piece by piece. `first` is true for the first of its kind in what it stands in. */
export interface PackageFormat {
  contentType: string;
  begin(facts: PackageFacts): string;
  beginPerson(number: number, persons: number): string;
  beginTable(table: string, first: boolean): string;
  row(row: PackageRow, first: boolean): string;
  /** What stands before and after the base64 of a file, which comes in pieces. */
  file(row: PackageRow, first: boolean, contentType: string): [before: string, after: string];
  endTable(rows: number): string;
  endPerson(): string;
  end(): string;
}

export interface PackageFacts {
  /** Domain of the store. */
  store: string;
  made: Date;
  persons: number;
}

/** For another system: `{ store, made, persons: [{ <table>: [row] }] }`. A file is the row's `content`, as a data: address. */
const json: PackageFormat = {
  contentType: "application/json; charset=utf-8",
  begin: ({ store, made }) =>
    `{"store":${JSON.stringify(store)},"made":${JSON.stringify(made.toISOString())},"persons":[`,
  beginPerson: (number) => (number === 1 ? "{" : ",{"),
  beginTable: (table, first) => `${first ? "" : ","}${JSON.stringify(table)}:[`,
  row: (row, first) => `${first ? "" : ","}${JSON.stringify(row)}`,
  file: (row, first, contentType) => [
    `${first ? "" : ","}${JSON.stringify(row).slice(0, -1)},"content":"data:${contentType};base64,`,
    '"}',
  ],
  endTable: () => "]",
  endPerson: () => "}",
  end: () => "]}",
};

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#303030;background:#fff;max-width:44rem;margin:6vh auto;padding:0 1.25rem}
h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:3rem;border-top:1px solid #d4d4d4;padding-top:1.5rem}h3{font-size:1.05rem;margin:2rem 0 .5rem}
article{border:1px solid #e3e3e3;border-radius:.5rem;padding:.75rem 1rem;margin:.5rem 0;break-inside:avoid}
article img,article video{max-width:100%;border-radius:.5rem}article>p{margin:0 0 .5rem;font-size:1.05rem;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.15rem 1rem;margin:0;font-size:.9rem}
dt,small,.none{color:#616161}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}@media(max-width:30rem){dl{display:block}dt{margin-top:.4rem}}`;

/** For people: one file without script or anything from elsewhere, to open, read and print. */
const page: PackageFormat = {
  contentType: "text/html; charset=utf-8",
  begin: ({ store, made, persons }) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:">
<title>Data kept by ${escaped(store)}</title><style>${style}</style></head><body><main>
<h1>What ${escaped(store)} keeps of you in Couplet</h1>
<p>Made ${inWords(made)}. ${persons > 1 ? `You wrote to ${persons} accounts of the store, or under ${persons} names: each has its part.` : ""}</p>
<p>Pictures, videos, voice messages and documents of yours stand below as they are kept. Stories and shared posts are not kept
here: Instagram has them, and what you find below is their address there. Your customer record and your orders themselves are in the store's Shopify.</p>
<p>You can have it corrected, restricted or erased, and object to its use: ask the store. You can also complain to the
data protection authority where you live. Why it is kept and who sees it stands at the end.</p>`,
  beginPerson: (number, persons) => (persons > 1 ? `<h2>Part ${number} of ${persons}</h2>` : ""),
  beginTable: (table) => `<section><h3>${escaped(tableLabel(table))}</h3>`,
  row: ({ content, ...row }) =>
    `<article>${spoken(content)}<dl>${entries({ ...row, content })}</dl></article>`,
  file: (row, _first, contentType) => {
    const [before, after] = element(contentType);
    return [`<article>${before}data:${contentType};base64,`, `${after}<dl>${entries(row)}</dl></article>`];
  },
  endTable: (rows) => `${rows === 0 ? '<p class="none">None.</p>' : ""}</section>`,
  endPerson: () => "",
  end: () => `<h2>Why it is kept, and who sees it</h2><dl>${reasons()}</dl></main></body></html>`,
};

export const packageFormats: Record<PackageKind, PackageFormat> = { json, page };

/** What shows a file, around its address. */
function element(contentType: string): [before: string, after: string] {
  if (contentType.startsWith("image/")) return ['<img alt="" src="', '">'];
  if (contentType.startsWith("video/")) return ['<video controls src="', '"></video>'];
  if (contentType.startsWith("audio/")) return ['<audio controls src="', '"></audio>'];
  return ['<p><a download href="', '">Save the document</a></p>'];
}

/** The words of a message stand first and large. */
function spoken(content: unknown): string {
  const text = (content as { text?: unknown } | undefined)?.text;
  return typeof text === "string" ? `<p>${escaped(text)}</p>` : "";
}

function entries(row: PackageRow): string {
  return flattened(row)
    .filter(([path]) => path !== "content text")
    .map(([path, value]) => `<dt>${escaped(label(path))}</dt><dd>${escaped(written(value))}</dd>`)
    .join("");
}

function reasons(): string {
  const given: DataClass[] = Object.values(dataClasses).filter(
    ({ access, subject }) => access === "given" && subject === "customer",
  );
  return given
    .map(
      ({ label: name, purpose, basis, recipients }) =>
        `<dt>${escaped(name)}</dt><dd>Kept ${escaped(purpose)}. Seen by the store's staff; ${escaped(recipients.map((one) => recipientWords[one]).join("; "))}. Basis: ${escaped(basis)}.</dd>`,
    )
    .join("");
}

/** "last_message_at" and "externalId" as words. */
function label(path: string): string {
  const words = path
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function written(value: unknown): string {
  if (value instanceof Date) return inWords(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

function inWords(at: Date): string {
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" }).format(at)} UTC`;
}
