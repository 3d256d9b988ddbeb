import type { TFunction } from "i18next";
import { directionOf, type Language } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { env } from "#app/platform/env.server.ts";
import { escaped } from "#app/platform/html.ts";

const style = `:root{color-scheme:light dark}
body{font:16px/1.55 system-ui,sans-serif;color:#303030;background:#fff;max-width:40rem;margin:6vh auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}a{color:#005bd3}
dt{color:#616161;margin-top:1rem}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:start;font-weight:600;padding-block-end:.35rem}
th{font-weight:400;text-align:start}td{text-align:end;font-variant-numeric:tabular-nums}th,td{padding:.35rem 0;border-top:1px solid #e3e3e3}summary{cursor:pointer}code,pre{overflow-wrap:anywhere;white-space:pre-wrap}
pre,.claim{background:#f1f1f1;border-radius:.5rem;padding:.75rem 1rem}.claim{font-size:1.5rem;display:inline-block}
form{border:1px solid #d4d4d4;border-radius:.75rem;padding:1.25rem;margin:1.5rem 0}
fieldset{border:0;margin:0;padding:0}legend{padding:0}legend,label[for]{font-weight:600}
fieldset label{display:flex;align-items:baseline;gap:.5rem;margin:.5rem 0}input[type=radio]{margin:0;flex:none}
input:not([type=radio]){font:inherit;color:inherit;background:inherit;box-sizing:border-box;width:100%;padding:.5rem .75rem;margin:.35rem 0;border:1px solid #8a8a8a;border-radius:.5rem}
button{font:inherit;font-weight:600;color:#fff;background:#303030;border:0;border-radius:.5rem;padding:.55rem 1.25rem;cursor:pointer}
:focus-visible{outline:3px solid #005bd3;outline-offset:2px}small,footer{color:#616161}.problem{color:#8e1f0b;margin:.5rem 0}
footer{margin-top:3rem;font-size:.9rem}
@media (prefers-color-scheme:dark){body{color:#e3e3e3;background:#1a1a1a}th,td{border-color:#3a3a3a}dt,small,footer{color:#b5b5b5}a{color:#8ec5ff}
pre,.claim{background:#303030}form{border-color:#4a4a4a}button{color:#1a1a1a;background:#e3e3e3}.problem{color:#ffa196}}`;

/** What a page may do that has a script, besides what all may: run it, speak to its own server, keep a worker. */
const withScript = "script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; ";

/**
 * A page for anybody: no login, no cookie, nothing from elsewhere, and no script but the one that is named. Bears the
 * operator's name.
 * @param body HTML that is safe already
 * @param script path of a script of our own, and HTML for the head that goes with it
 */
export function publicPage(
  language: Language,
  title: string,
  body: string,
  status = 200,
  script?: { src: string; head: string },
): Response {
  const { OPERATOR_NAME, OPERATOR_ADDRESS } = env();
  const t = translatorOf(language).getFixedT(null, "publicPage");
  const operator = [OPERATOR_NAME || t("operator"), OPERATOR_ADDRESS, ...contacts(t)]
    .filter((line) => line !== "")
    .map(escaped)
    .join(" · ");
  return new Response(
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${style}</style>${script ? `${script.head}<script type="module" src="${script.src}"></script>` : ""}</head>
<body><main><h1>${escaped(title)}</h1>${body}</main><footer>${operator}</footer></body></html>`,
    {
      status,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": `${script ? withScript : ""}default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    },
  );
}

/** One address for privacy and one for everything else; neither is told to write to the other. */
function contacts(t: TFunction<"publicPage">): string[] {
  const { PRIVACY_EMAIL, SUPPORT_EMAIL } = env();
  if (!SUPPORT_EMAIL) return [PRIVACY_EMAIL];
  return [
    PRIVACY_EMAIL && t("privacy", { address: PRIVACY_EMAIL }),
    t("support", { address: SUPPORT_EMAIL }),
  ];
}
