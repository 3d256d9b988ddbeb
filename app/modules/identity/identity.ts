/** Shared words of identity: safe in the browser. */

export type EvidenceKind = "order_number" | "email" | "phone";

/** Why a customer was suggested: what was typed, where, and what it matched. */
export interface EvidenceLine {
  kind: EvidenceKind;
  /** As typed: "#1001". An e-mail or phone is hidden from the browser: "m•••@e•••.com". */
  value: string;
  messageId: string;
  /** When the message was written. */
  at: string;
}

export type LinkState = "suggested" | "confirmed" | "refused";

/** A customer who may be, is, or is not the person of the thread. */
export interface LinkView {
  id: string;
  customerGid: string;
  name: string;
  state: LinkState;
  evidence: EvidenceLine[];
  /** strong: an e-mail or phone of the customer, or order number and another fact. weak: one order number. */
  strength: "strong" | "weak";
  decidedAt: string | null;
  /** Display name of who decided. */
  decidedByName: string | null;
}
