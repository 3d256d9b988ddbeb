import { env } from "#app/platform/env.server.ts";

const style = `body{font:16px/1.55 system-ui,sans-serif;color:#303030;max-width:40rem;margin:8vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}dt{color:#616161;margin-top:1rem}dd{margin:0}footer{margin-top:3rem;color:#616161;font-size:.9rem}
code{overflow-wrap:anywhere}`;

/** Text from outside, safe between tags. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * A page for anybody: no login, no script, no cookie, nothing from elsewhere. Bears the operator's name.
 * @param body HTML that is safe already
 */
export function publicPage(title: string, body: string, status = 200): Response {
  const { OPERATOR_NAME, OPERATOR_ADDRESS, PRIVACY_EMAIL } = env();
  const operator = [OPERATOR_NAME || "The operator of this installation", OPERATOR_ADDRESS, PRIVACY_EMAIL]
    .filter((line) => line !== "")
    .map(escaped)
    .join(" · ");
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}</main><footer>${operator}</footer></body></html>`,
    {
      status,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    },
  );
}
