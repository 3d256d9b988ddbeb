import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { policyVersion } from "./policy-version.ts";

/** A version of the policy that the store accepted. */
export interface Acceptance {
  version: string;
  acceptedBy: string;
  acceptedAt: string;
}

/** Staff accept the policy in force for their store. Accepting twice changes nothing. */
export async function acceptPolicy(scope: ShopScope, staffId: string): Promise<void> {
  const { shopId } = scope;
  await inShop(scope, (tx) =>
    tx.policyAcceptance.createMany({
      data: [{ shopId, version: policyVersion.version, acceptedBy: staffId }],
      skipDuplicates: true,
    }),
  );
}

/** Every version that the store accepted, newest first. */
export async function acceptances(scope: ShopScope): Promise<Acceptance[]> {
  const rows = await inShop(scope, (tx) =>
    tx.policyAcceptance.findMany({
      where: { shopId: scope.shopId },
      orderBy: { version: "desc" },
      select: { version: true, acceptedBy: true, acceptedAt: true },
    }),
  );
  return rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt.toISOString() }));
}

/** Whether the store still has to accept the policy in force. */
export async function policyIsDue(scope: ShopScope): Promise<boolean> {
  return (await acceptances(scope)).every(({ version }) => version !== policyVersion.version);
}
