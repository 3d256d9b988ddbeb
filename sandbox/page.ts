import { escapeHtml } from "./http.ts";

/** A whole page of the sandbox, with the shared look and its own style and script. */
export function page(
  title: string,
  body: string,
  parts: { styles?: string[]; scripts?: string[] } = {},
): string {
  const styles = ["/assets/home/base.css", ...(parts.styles ?? [])];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
${(parts.scripts ?? []).map((src) => `<script type="module" src="${src}"></script>`).join("\n")}
</head>
<body>
${body}
</body>
</html>
`;
}
