import { z } from "zod";
import { isProductGid, isVariantGid } from "#app/modules/content/products/products.ts";
import { isId } from "#app/platform/ids.server.ts";
import { toAmount } from "./amounts.ts";
import { offerLimits, type OfferTerms } from "./offers.ts";

const money = z
  .object({ amount: z.string(), currencyCode: z.string().regex(/^[A-Z]{3}$/) })
  .refine(({ amount, currencyCode }) => toAmount(amount, currencyCode) === amount);
const productGid = z.string().refine(isProductGid);

const terms: z.ZodType<OfferTerms> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("discount"),
    value: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("percent"), percent: z.number() }),
      z.object({ kind: z.literal("amount"), amount: money }),
    ]),
    days: z.number(),
    onlyCustomer: z.boolean(),
    productGid: productGid.nullable(),
  }),
  z.object({
    kind: z.literal("draft_order"),
    lines: z
      .array(
        z.object({
          productGid,
          variantGid: z.string().refine(isVariantGid).nullable(),
          quantity: z.number(),
        }),
      )
      .max(offerLimits.lines),
  }),
]);

/** An offer as a page asks for it; null when it is none, or another than the form's intent says. */
export function readOfferForm(form: FormData): { id: string; terms: OfferTerms } | null {
  const id = form.get("offerId");
  const read = terms.safeParse(jsonIn(form.get("terms")));
  if (!isId(id) || !read.success || read.data.kind !== form.get("intent")) return null;
  return { id, terms: read.data };
}

function jsonIn(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return null;
  }
}
