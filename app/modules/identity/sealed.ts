import type { EvidenceLine } from "./identity.ts";

/** What is sealed of one piece of evidence. */
export interface EvidenceDetail {
  value: string;
  normalised: string;
}

/** What is sealed of one link. */
export interface LinkDetail {
  /** What Shopify calls the customer. */
  name: string;
  evidence: EvidenceLine[];
}

/** What evidence and links are bound to; the row is the evidence's or the link's own. */
export const evidenceContext = (shopId: string, rowId: string) => ({
  table: "evidence",
  column: "value_sealed",
  shopId,
  rowId,
});

export const linkContext = (shopId: string, rowId: string) => ({
  table: "links",
  column: "detail_sealed",
  shopId,
  rowId,
});
