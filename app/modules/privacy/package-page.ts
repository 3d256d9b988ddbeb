import type { i18n, TFunction } from "i18next";
import { escaped } from "#app/platform/html.ts";
import { flattened } from "./flattened.ts";
import type { PackageFormat, PackageRow } from "./package-formats.ts";
import { classList, listed, registerT } from "./register-words.ts";
import { tableLabel } from "./table-words.ts";

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#303030;background:#fff;max-width:44rem;margin:6vh auto;padding:0 1.25rem}
h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:3rem;border-top:1px solid #d4d4d4;padding-top:1.5rem}h3{font-size:1.05rem;margin:2rem 0 .5rem}
article{border:1px solid #e3e3e3;border-radius:.5rem;padding:.75rem 1rem;margin:.5rem 0;break-inside:avoid}
article img,article video{max-width:100%;border-radius:.5rem}article>p{margin:0 0 .5rem;font-size:1.05rem;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.15rem 1rem;margin:0;font-size:.9rem}
dt,small,.none{color:#616161}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}@media(max-width:30rem){dl{display:block}dt{margin-top:.4rem}}`;

/** What the page is told with. */
interface Words {
  t: TFunction<"publicPackage">;
  language: string;
}

/** For people: one file without script or anything from elsewhere, to open, read and print, in the translator's language. */
export function packagePage(translator: i18n): PackageFormat {
  const { language } = translator;
  const t = translator.getFixedT(null, "publicPackage");
  const tables = translator.getFixedT(null, "tables");
  const words = { t, language };
  return {
    contentType: "text/html; charset=utf-8",
    begin: ({ store, made, persons }) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:">
<title>${escaped(t("title", { store }))}</title><style>${style}</style></head><body><main>
<h1>${escaped(t("heading", { store }))}</h1>
<p>${escaped(t("made", { time: inWords(words, made) }))} ${persons > 1 ? escaped(t("several", { count: persons })) : ""}</p>
<p>${escaped(t("files"))}</p>
<p>${escaped(t("rights"))}</p>
<p>${escaped(t("names"))}</p>`,
    beginPerson: (number, persons) =>
      persons > 1 ? `<h2>${escaped(t("part", { number, all: persons }))}</h2>` : "",
    beginTable: (table) => `<section><h3>${escaped(tableLabel(tables, table))}</h3>`,
    row: ({ content, ...row }) =>
      `<article>${spoken(content)}<dl>${entries(words, { ...row, content })}</dl></article>`,
    file: (row, _first, contentType) => {
      const [before, after] = element(words, contentType);
      return [
        `<article>${before}data:${contentType};base64,`,
        `${after}<dl>${entries(words, row)}</dl></article>`,
      ];
    },
    endTable: (rows) => `${rows === 0 ? `<p class="none">${escaped(t("none"))}</p>` : ""}</section>`,
    endPerson: () => "",
    end: () => `<h2>${escaped(t("why"))}</h2><dl>${reasons(translator)}</dl></main></body></html>`,
  };
}

/** What shows a file, around its address. */
function element({ t }: Words, contentType: string): [before: string, after: string] {
  if (contentType.startsWith("image/")) return ['<img alt="" src="', '">'];
  if (contentType.startsWith("video/")) return ['<video controls src="', '"></video>'];
  if (contentType.startsWith("audio/")) return ['<audio controls src="', '"></audio>'];
  return ['<p><a download href="', `">${escaped(t("save"))}</a></p>`];
}

/** The words of a message stand first and large. */
function spoken(content: unknown): string {
  const text = (content as { text?: unknown } | undefined)?.text;
  return typeof text === "string" ? `<p>${escaped(text)}</p>` : "";
}

function entries(words: Words, row: PackageRow): string {
  return flattened(row)
    .filter(([path]) => path !== "content text")
    .map(([path, value]) => `<dt>${escaped(label(path))}</dt><dd>${escaped(written(words, value))}</dd>`)
    .join("");
}

function reasons(translator: i18n): string {
  const t = translator.getFixedT(null, "publicPackage");
  const register = registerT(translator);
  return classList
    .filter(([, { access, subject }]) => access === "given" && subject === "customer")
    .map(([name, { basis, recipients }]) => {
      const reason = t("reason", {
        purpose: register(`classes.${name}.purpose`),
        recipients: listed(
          register,
          recipients.map((one) => register(`recipients.${one}`)),
        ),
        basis: register(`bases.${basis}`),
      });
      return `<dt>${escaped(register(`classes.${name}.label`))}</dt><dd>${escaped(reason)}</dd>`;
    })
    .join("");
}

/** "last_message_at" and "externalId" as words: a field's name is the same in every language. */
function label(path: string): string {
  const words = path
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function written(words: Words, value: unknown): string {
  if (value instanceof Date) return inWords(words, value);
  if (typeof value === "boolean") return words.t(value ? "yes" : "no");
  return String(value);
}

function inWords({ t, language }: Words, at: Date): string {
  const inOrder = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(inOrder, {
    dateStyle: "long",
    timeStyle: "medium",
    timeZone: "UTC",
  });
  return t("utc", { time: format.format(at) });
}
