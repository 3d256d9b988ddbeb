import { isUsable, openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { askForCustomers, type FoundCustomer } from "./ask-shopify.server.ts";
import type { EvidenceKind, EvidenceLine } from "./identity.ts";
import { evidenceContext, type EvidenceDetail } from "./sealed.ts";
import { suggestCustomers } from "./suggest-customers.server.ts";

/** One thing typed, once or several times. */
interface Unsearched {
  kind: EvidenceKind;
  normalised: string;
  lines: (EvidenceLine & { id: string })[];
}

export interface SearchOutcome {
  /**
   * `needs_reauth`: nothing can be asked until somebody opens the app; the rest is asked then. `restricted`: the
   * person's data may not be used; what is not asked yet waits until it may.
   */
  outcome: "searched" | "needs_reauth" | "restricted";
  /** Customers who stand as suggestions because of this search. */
  suggested: number;
}

const log = logger("identity");

/**
 * Asks Shopify about every piece of evidence of a contact nobody has asked about yet, and suggests the
 * customers it points to. Nothing links by itself; who was refused is not suggested again.
 * @throws ServiceError when asking later may help: what was asked stays asked, the rest is asked again
 */
export async function findCandidates(scope: ShopScope, contactId: string): Promise<SearchOutcome> {
  if (!(await isUsable(scope, contactId))) return { outcome: "restricted", suggested: 0 };
  let suggested = 0;
  for (const { kind, normalised, lines } of await unsearched(scope, contactId)) {
    const customers = await ask(scope, kind, normalised);
    if (customers === "needs_reauth") return { outcome: "needs_reauth", suggested };
    suggested += await suggestCustomers(scope, contactId, lines, customers);
  }
  return { outcome: "searched", suggested };
}

/** A question that Shopify refuses for good is answered: it finds nobody. */
async function ask(
  scope: ShopScope,
  kind: EvidenceKind,
  normalised: string,
): Promise<FoundCustomer[] | "needs_reauth"> {
  try {
    return await askForCustomers(scope, kind, normalised);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.retryable) throw error;
    if (error.needsReauth) return "needs_reauth";
    log.warn({ shopId: scope.shopId, kind, code: error.code }, "Shopify refused to look for a customer");
    return [];
  }
}

async function unsearched(scope: ShopScope, contactId: string): Promise<Unsearched[]> {
  return sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return [];
    const rows = await sql.query<{
      id: string;
      kind: EvidenceKind;
      value_sealed: Buffer;
      message_id: string;
      found_at: Date;
    }>(
      `SELECT id, kind, value_sealed, message_id, found_at FROM evidence
       WHERE shop_id = $1 AND contact_id = $2 AND searched_at IS NULL ORDER BY found_at`,
      [scope.shopId, contactId],
    );
    const groups = new Map<string, Unsearched>();
    for (const { id, kind, value_sealed, message_id, found_at } of rows) {
      const { value, normalised } = key.open<EvidenceDetail>(value_sealed, evidenceContext(scope.shopId, id));
      const group = groups.get(`${kind} ${normalised}`) ?? { kind, normalised, lines: [] };
      group.lines.push({ id, kind, value, messageId: message_id, at: found_at.toISOString() });
      groups.set(`${kind} ${normalised}`, group);
    }
    return [...groups.values()];
  });
}
