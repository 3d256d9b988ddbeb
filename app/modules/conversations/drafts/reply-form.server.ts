import { z } from "zod";
import { cardLimits, quickReplyLimits } from "#app/modules/channels/instagram/rules.ts";
import { isProductGid, isVariantGid, type AskedCard } from "#app/modules/content/products/products.ts";
import { maxFilesAtOnce } from "#app/modules/media/upload/upload-rules.ts";
import { versionIn, type Draft } from "./drafts.ts";

const product = z.object({
  productGid: z.string().refine(isProductGid),
  variantGid: z.string().refine(isVariantGid).nullable(),
});
const products = z.array(product).max(cardLimits.cards);
const cards = z.array(product.extend({ facts: z.string().max(2_000) })).max(cardLimits.cards);
/** Longer ones than Instagram takes are kept too: whoever types them is told. */
const quickReplies = z.array(z.string().max(200)).max(quickReplyLimits.count);

/** A draft as a page sends it; null when it is none. */
export function readDraftForm(form: FormData): Draft | null {
  const version = versionIn(form, "version");
  const chosen = products.safeParse(listIn(form, "products"));
  const offered = quickReplies.safeParse(listIn(form, "quickReplies"));
  if (version === null || !chosen.success || !offered.success) return null;
  return { text: textIn(form, "text"), products: chosen.data, quickReplies: offered.data, version };
}

/** What a page wants sent. */
export interface ReplyForm {
  clientToken: string;
  text: string;
  cards: AskedCard[];
  /** What the cards are told in. */
  language: string;
  quickReplies: string[];
  fileIds: string[];
  savedReplyIds: string[];
  /** The version of the draft it was. */
  draftVersion: number;
  /** When the newest answer of somebody else was given that its writer knew, in ms. */
  knownAnswerAt?: number | undefined;
}

const replyForm = z.object({
  clientToken: z.uuid(),
  text: z.string(),
  cards,
  language: z.string().max(35),
  quickReplies,
  fileIds: z.array(z.uuid()).max(maxFilesAtOnce),
  savedReplyIds: z.array(z.string()),
  draftVersion: z.number(),
  knownAnswerAt: z.number().optional(),
});

/** A reply as a page sends it; null when it is incomplete, or none. */
export function readReplyForm(form: FormData): ReplyForm | null {
  const read = replyForm.safeParse({
    clientToken: form.get("clientToken"),
    text: textIn(form, "text"),
    cards: listIn(form, "cards"),
    language: textIn(form, "language"),
    quickReplies: listIn(form, "quickReplies"),
    fileIds: idsIn(form, "fileIds"),
    savedReplyIds: idsIn(form, "savedReplyIds"),
    draftVersion: versionIn(form, "draftVersion") ?? 0,
    knownAnswerAt: form.has("knownAnswerAt") ? versionIn(form, "knownAnswerAt") : undefined,
  });
  return read.success ? read.data : null;
}

function textIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/** What stands in a field as JSON; nothing is an empty list. */
function listIn(form: FormData, field: string): unknown {
  try {
    return JSON.parse(textIn(form, field) || "[]");
  } catch {
    return null;
  }
}

/** What stands in a field with commas between. */
function idsIn(form: FormData, field: string): string[] {
  return textIn(form, field)
    .split(",")
    .filter((each) => each !== "");
}
