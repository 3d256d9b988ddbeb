import type { TFunction } from "i18next";
import type { LinkView } from "#app/modules/identity/identity.ts";

/** How a link came to be, in one breath: "Linked by order number and e-mail · Ana T." */
export function linkedBy(t: TFunction<"identity">, { evidence, decidedByName }: LinkView): string {
  const kinds = [...new Set(evidence.map(({ kind }) => t(`kinds.${kind}`)))];
  const by = kinds.length > 0 ? t("linkedBy", { kinds }) : t("linkedByHand");
  return decidedByName ? `${by} · ${decidedByName}` : by;
}
