import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { Counts, RequestRow, Shortfall } from "./privacy.ts";

const pageSize = 50;

const columns = {
  id: true,
  code: true,
  origin: true,
  kind: true,
  reason: true,
  state: true,
  counts: true,
  shortfalls: true,
  staffId: true,
  verification: true,
  decidedBy: true,
  acknowledgedAt: true,
  receiptId: true,
  receivedAt: true,
  dueAt: true,
  completedAt: true,
} as const;

/** The shop's requests of every origin, newest first. `cursor` is the last id seen. */
export async function listRequests(
  scope: ShopScope,
  { cursor }: { cursor?: string } = {},
): Promise<{ rows: RequestRow[]; nextCursor: string | null }> {
  const found = await inShop(scope, (tx) =>
    tx.privacyRequest.findMany({
      where: { shopId: scope.shopId, ...(isId(cursor) && { id: { lt: cursor } }) },
      orderBy: { id: "desc" },
      take: pageSize + 1,
      select: columns,
    }),
  );
  const rows = found.slice(0, pageSize).map(toRow);
  return { rows, nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** One request of the shop; null when it has none of that id. */
export async function readRequest(scope: ShopScope, id: string): Promise<RequestRow | null> {
  if (!isId(id)) return null;
  const found = await inShop(scope, (tx) =>
    tx.privacyRequest.findFirst({ where: { shopId: scope.shopId, id }, select: columns }),
  );
  return found && toRow(found);
}

type Found = Omit<
  RequestRow,
  | "receivedAt"
  | "dueAt"
  | "completedAt"
  | "acknowledgedAt"
  | "verification"
  | "counts"
  | "shortfalls"
  | "origin"
  | "kind"
  | "reason"
  | "state"
> & {
  origin: string;
  kind: string;
  reason: string | null;
  state: string;
  counts: unknown;
  shortfalls: string[];
  receivedAt: Date;
  dueAt: Date;
  completedAt: Date | null;
  acknowledgedAt: Date | null;
  verification: string | null;
};

function toRow(row: Found): RequestRow {
  return {
    ...row,
    origin: row.origin as RequestRow["origin"],
    kind: row.kind as RequestRow["kind"],
    reason: row.reason as RequestRow["reason"],
    state: row.state as RequestRow["state"],
    counts: row.counts as Counts,
    shortfalls: row.shortfalls as Shortfall[],
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    verification: row.verification as RequestRow["verification"],
  };
}
