import type { MadeOffer } from "../../../offers/offers.ts";

/** What every dialog that makes an offer is given. */
export interface OfferDialogProps {
  conversationId: string;
  /** What the customer is called whom staff confirmed the person to be; null when it is nobody, or several. */
  customer: string | null;
  onMade: (made: MadeOffer) => void;
  onClose: () => void;
}
