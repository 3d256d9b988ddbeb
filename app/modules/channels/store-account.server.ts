import { Prisma } from "@prisma/client";
import type { Me } from "#app/integrations/meta/accounts.server.ts";
import type { LongToken } from "#app/integrations/meta/login.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { sealProfile, sealToken, type AccountProfile } from "./account-row.server.ts";
import { humanAgentPermission, tokenLifeMs } from "./instagram/rules.ts";

interface NewConnection {
  staffId: string;
  me: Me;
  long: LongToken;
  exchangeUserId: string;
  permissions: string[];
}

/**
 * Stores a connection: a new account, or the same one again, whose history stays. An account that another
 * shop has connected is refused by the database itself, even when both come at once.
 */
export async function storeAccount(
  scope: ShopScope,
  connection: NewConnection,
): Promise<{ outcome: "stored"; accountId: string } | { outcome: "connected_elsewhere" }> {
  const key = { shopId: scope.shopId, channel: "instagram", externalId: connection.me.userId };
  try {
    return await inShop(scope, async (tx) => {
      const known = await tx.channelAccount.findUnique({ where: { shopId_channel_externalId: key } });
      const accountId = known?.id ?? newId();
      const data = connectionData(scope, accountId, connection, known?.humanAgent ?? false);
      await tx.channelAccount.upsert({
        where: { shopId_channel_externalId: key },
        create: { ...key, id: accountId, ...data },
        update: data,
      });
      return { outcome: "stored" as const, accountId };
    });
  } catch (error) {
    if (isTaken(error)) return { outcome: "connected_elsewhere" };
    throw error;
  }
}

function connectionData(
  scope: ShopScope,
  accountId: string,
  connection: NewConnection,
  humanAgentBefore: boolean,
) {
  const { me, long, exchangeUserId, permissions, staffId } = connection;
  const connectedAt = now();
  return {
    appScopedId: me.id,
    exchangeUserId,
    profileSealed: sealProfile(scope, accountId, profileOf(me)),
    tokenSealed: sealToken(scope, accountId, long.token),
    tokenIssuedAt: connectedAt,
    tokenExpiresAt: new Date(connectedAt.getTime() + (long.expiresInMs ?? tokenLifeMs)),
    permissions,
    humanAgent: humanAgentBefore || permissions.includes(humanAgentPermission),
    state: "connected",
    lastError: null,
    connectedAt,
    connectedBy: staffId,
    disconnectedAt: null,
  };
}

/** An account's own name, as Meta told it. */
export function profileOf({ username, name, pictureUrl, accountType }: Me): AccountProfile {
  return { handle: username, name, pictureUrl, accountType };
}

/** The unique index over accounts in use: the one index here that looks past the shop. */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
