import type { ChannelAccount } from "@prisma/client";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AccountCard, AccountState } from "./channels.ts";
import { permissionsFor } from "./instagram/features.ts";

/** What an account is called on Instagram. */
export interface AccountProfile {
  handle: string;
  name: string | null;
  pictureUrl: string | null;
  accountType: string | null;
}

type SealedColumn = "profile_sealed" | "token_sealed";

function context({ shopId }: Pick<ShopScope, "shopId">, rowId: string, column: SealedColumn) {
  return { table: "channel_accounts", column, shopId, rowId };
}

export function sealProfile(
  scope: ShopScope,
  accountId: string,
  profile: AccountProfile,
): Buffer<ArrayBuffer> {
  return Buffer.from(keyRing().seal(JSON.stringify(profile), context(scope, accountId, "profile_sealed")));
}

export function openProfile(
  scope: Pick<ShopScope, "shopId">,
  accountId: string,
  sealed: Uint8Array,
): AccountProfile {
  const opened = keyRing().open(sealed, context(scope, accountId, "profile_sealed"));
  return JSON.parse(opened.toString("utf8")) as AccountProfile;
}

export function sealToken(scope: ShopScope, accountId: string, token: string): Buffer<ArrayBuffer> {
  return Buffer.from(keyRing().seal(token, context(scope, accountId, "token_sealed")));
}

/** The token itself: for the Authorization header, and for nothing else. */
export function openToken(scope: Pick<ShopScope, "shopId">, accountId: string, sealed: Uint8Array): string {
  return keyRing()
    .open(sealed, context(scope, accountId, "token_sealed"))
    .toString("utf8");
}

/** The card of the Connections page: everything but the token and the ids of persons. */
export function cardOf(row: ChannelAccount): AccountCard {
  const { handle, name, pictureUrl } = openProfile(row, row.id, row.profileSealed);
  return {
    id: row.id,
    handle,
    name,
    pictureUrl,
    state: row.state as AccountState,
    permissions: row.permissions,
    missingPermissions: permissionsFor().filter((permission) => !row.permissions.includes(permission)),
    subscribedFields: row.subscribedFields,
    humanAgent: row.humanAgent,
    tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
    lastEventAt: row.lastEventAt?.toISOString() ?? null,
    lastCheckAt: row.lastCheckAt?.toISOString() ?? null,
    lastError: row.lastError,
    connectedAt: row.connectedAt.toISOString(),
  };
}
