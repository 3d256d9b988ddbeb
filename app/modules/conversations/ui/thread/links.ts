/** A stretch of text, with its address when it is a link. */
export interface TextPart {
  text: string;
  href: string | null;
}

const linkPattern = /(?:https?:\/\/|www\.)[^\s<>"]+/giu;

/** Cuts text at its links. What ends a sentence, or closes a bracket that the link did not open, stays outside. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(linkPattern)) {
    const found = withoutTail(match[0]);
    const href = safeUrl(/^www\./iu.test(found) ? `https://${found}` : found);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

/** The address if a browser may open it for staff: only web addresses, never scripts or files. */
export function safeUrl(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : null;
}

function withoutTail(link: string): string {
  const bare = link.replace(/[.,;:!?'*]+$/u, "");
  const unopened = bare.endsWith(")") && bare.split(")").length > bare.split("(").length;
  return unopened ? withoutTail(bare.slice(0, -1)) : bare;
}
