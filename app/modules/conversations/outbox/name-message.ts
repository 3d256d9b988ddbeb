import { joinContent } from "../fold/join.ts";
import { withOriginal, type MessageRecord } from "../fold/fold-message.ts";

/**
 * A message of ours, once Meta's id for it is known: sent, with everything that was already noted under that
 * id (an echo taken for somebody else's, a reaction, an edit, an unsend).
 */
export function nameMessage(ours: MessageRecord, noted: MessageRecord | null, mid: string): MessageRecord {
  const named: MessageRecord = { ...ours, content: ours.content && { ...ours.content, mid }, state: "sent" };
  if (!noted) return named;
  return {
    ...noted,
    direction: "out",
    origin: "staff",
    kind: ours.kind,
    content: noted.unsentAt === null ? joinedContent(named, noted, mid) : null,
    versions: noted.editNumber > 0 ? withOriginal(noted, ours.content?.text) : [],
    sentAt: noted.sentAt ?? ours.sentAt,
    state: "sent",
  };
}

/** Words of an edit beat what we sent. */
function joinedContent(named: MessageRecord, noted: MessageRecord, mid: string) {
  const ours = named.content ?? { mid };
  if (!noted.content) return ours;
  const { text, ...rest } = noted.content;
  const joined = joinContent(ours, rest);
  return noted.editNumber > 0 && text !== undefined ? { ...joined, text } : joined;
}

/**
 * A message of ours whose id turned out to be another message's: not known to be sent any more.
 * @param queuedAt when staff wrote it, ms since 1970
 */
export function unnameMessage(ours: MessageRecord, queuedAt: number): MessageRecord {
  const { mid: _mid, ...content } = ours.content ?? {};
  const original = ours.versions.find(({ number }) => number === 0);
  return {
    ...ours,
    content: original ? { ...content, text: original.text } : content,
    sentAt: queuedAt,
    editNumber: 0,
    editedAt: null,
    versions: [],
    reaction: null,
    reactionAt: null,
    unsentAt: null,
    state: "uncertain",
  };
}
