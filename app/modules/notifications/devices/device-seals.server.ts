import type { PushTarget } from "#app/integrations/push/client.server.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

type Column = "target_sealed" | "label_sealed";

const contextOf = ({ shopId }: ShopScope, column: Column, rowId: string) => ({
  ...{ table: "push_subscriptions", column, shopId, rowId },
});

/** Seals where a device is reached. */
export function sealTarget(scope: ShopScope, id: string, target: PushTarget): Buffer {
  return keyRing().seal(JSON.stringify(target), contextOf(scope, "target_sealed", id));
}

/** @throws SealError */
export function openTarget(scope: ShopScope, id: string, sealed: Uint8Array): PushTarget {
  const opened = keyRing().open(sealed, contextOf(scope, "target_sealed", id));
  return JSON.parse(opened.toString("utf8")) as PushTarget;
}

/** Seals what a device is called. */
export function sealLabel(scope: ShopScope, id: string, label: string): Buffer {
  return keyRing().seal(label, contextOf(scope, "label_sealed", id));
}

/** @throws SealError */
export function openLabel(scope: ShopScope, id: string, sealed: Uint8Array): string {
  return keyRing()
    .open(sealed, contextOf(scope, "label_sealed", id))
    .toString("utf8");
}
