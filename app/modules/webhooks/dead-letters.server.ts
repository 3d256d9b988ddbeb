import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { DeadLetter, DeadLetterPage } from "./webhooks.ts";

const pageSize = 50;

/** The shop's deliveries that will not be processed by themselves, newest first. `cursor` is the last id seen. */
export async function listDeadLetters(
  scope: ShopScope,
  options: { cursor?: string } = {},
): Promise<DeadLetterPage> {
  const { cursor } = options;
  const found = await inShop(scope, (tx) =>
    tx.delivery.findMany({
      where: {
        shopId: scope.shopId,
        state: "dead",
        ...(isId(cursor) && { id: { lt: cursor } }),
      },
      orderBy: { id: "desc" },
      take: pageSize + 1,
      select: {
        id: true,
        source: true,
        topic: true,
        receivedAt: true,
        attempts: true,
        lastError: true,
      },
    }),
  );
  const rows = found.slice(0, pageSize).map(({ lastError, receivedAt, ...row }) => ({
    ...(row as Pick<DeadLetter, "id" | "source" | "topic" | "attempts">),
    receivedAt: receivedAt.toISOString(),
    cause: lastError,
  }));
  return { rows, nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** Makes a dead delivery due again, as if it had just come. The caller nudges the drain of its source. */
export async function replayDelivery(
  scope: ShopScope,
  id: string,
): Promise<{ outcome: "queued"; source: "instagram" | "shopify" } | { outcome: "not_found" }> {
  if (!isId(id)) return { outcome: "not_found" };
  return inShop(scope, async (tx) => {
    const where = { id, shopId: scope.shopId, state: "dead" };
    const row = await tx.delivery.findFirst({ where, select: { source: true } });
    if (!row) return { outcome: "not_found" };
    await tx.delivery.updateMany({
      where,
      data: { state: "received", attempts: 0, nextAttemptAt: new Date() },
    });
    return { outcome: "queued", source: row.source as "instagram" | "shopify" };
  });
}
