import type { MadeOffer, OfferTerms } from "../../../offers/offers.ts";
import { DiscountDialog } from "./discount-dialog.tsx";
import { DraftOrderDialog } from "./draft-order-dialog.tsx";
import "./offers.css";

export interface OfferDialogProps {
  conversationId: string;
  /** What the customer is called whom staff confirmed the person to be; null when it is nobody, or several. */
  customer: string | null;
  onMade: (made: MadeOffer) => void;
  onClose: () => void;
}

/** Makes an offer at Shopify, of the kind that was chosen. */
export default function OfferDialog({ kind, ...props }: OfferDialogProps & { kind: OfferTerms["kind"] }) {
  return kind === "discount" ? <DiscountDialog {...props} /> : <DraftOrderDialog {...props} />;
}
