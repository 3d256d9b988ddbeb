import { connection, type PageArgs } from "./connection.ts";
import { digitsOf, gid, type Discount } from "./records.ts";
import type { Scene } from "./views/shared.ts";

/** The fields of the root that are about discounts with a code. */
export function discountFields(scene: Scene): Record<string, unknown> {
  const { discounts } = scene.shop;
  const view = (found: Discount | undefined) => (found ? discountNodeView(found) : null);
  return {
    codeDiscountNode: ({ id }: { id: string }) =>
      view(discounts.find((one) => one.id === digitsOf("DiscountCodeNode", id))),
    codeDiscountNodeByCode: ({ code }: { code: string }) =>
      view(discounts.find((one) => isSameCode(one.code, code))),
    discountCodeBasicCreate: ({ basicCodeDiscount }: { basicCodeDiscount: DiscountInput }) =>
      create(scene, basicCodeDiscount),
  };
}

interface DiscountInput {
  code?: string;
  title?: string;
  startsAt?: string;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean;
  context?: { customers?: { add?: string[] } };
  customerGets?: {
    value?: { percentage?: number; discountAmount?: { amount: string } };
  };
}

function create(scene: Scene, input: DiscountInput): unknown {
  const refused = faultOf(scene, input);
  if (refused) return { codeDiscountNode: null, userErrors: [refused] };
  const { percentage, discountAmount } = input.customerGets?.value ?? {};
  const named = input.context?.customers?.add ?? [];
  const createdAt = new Date().toISOString();
  const discount: Discount = {
    ...{ id: scene.world.newId(), code: input.code!, title: input.title ?? input.code!, createdAt },
    ...{ percentage: percentage ?? null, amount: discountAmount?.amount ?? null },
    ...{ startsAt: input.startsAt ?? createdAt, endsAt: input.endsAt ?? null },
    ...{ usageLimit: input.usageLimit ?? null, oncePerCustomer: input.appliesOncePerCustomer ?? false },
    customers: scene.shop.customers.filter(({ id }) => named.includes(gid("Customer", id))),
  };
  scene.shop.discounts.push(discount);
  return { codeDiscountNode: discountNodeView(discount), userErrors: [] };
}

/** What Shopify would not take of it. */
function faultOf({ shop }: Scene, input: DiscountInput): unknown {
  const fault = (field: string[], code: string, message: string) => ({
    ...{ field: ["basicCodeDiscount", ...field], code, message },
  });
  const { code = "", context, customerGets } = input;
  if (code === "") return fault(["code"], "BLANK", "Code can't be blank");
  if (shop.discounts.some((one) => isSameCode(one.code, code)))
    return fault(["code"], "TAKEN", "Code must be unique. Please try a different code.");
  const percentage = customerGets?.value?.percentage;
  if (percentage !== undefined && (percentage <= 0 || percentage > 1))
    return fault(
      ["customerGets", "value", "percentage"],
      "VALUE_OUTSIDE_RANGE",
      "Value must be between 0.0 and 1.0",
    );
  const known = shop.customers.map(({ id }) => gid("Customer", id));
  if ((context?.customers?.add ?? []).some((id) => !known.includes(id)))
    return fault(["context", "customers", "add"], "INVALID", "Customers selection is invalid");
  return null;
}

/** Customers may type a code in small letters. */
function isSameCode(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function discountNodeView(discount: Discount): { id: string } & Record<string, unknown> {
  const { id, code, title, startsAt, endsAt, usageLimit, oncePerCustomer, createdAt } = discount;
  const ended = endsAt !== null && endsAt < new Date().toISOString();
  const codes = [{ id: gid("DiscountRedeemCode", id), code, asyncUsageCount: 0 }];
  return {
    __typename: "DiscountCodeNode",
    id: gid("DiscountCodeNode", id),
    codeDiscount: {
      __typename: "DiscountCodeBasic",
      ...{ title, startsAt, endsAt, usageLimit, createdAt, updatedAt: createdAt, asyncUsageCount: 0 },
      appliesOncePerCustomer: oncePerCustomer,
      status: ended ? "EXPIRED" : "ACTIVE",
      codes: (args: PageArgs) => connection(codes, args),
      ...{ summary: title, shortSummary: title },
    },
  };
}
