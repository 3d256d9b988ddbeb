import { Session } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.system.server.ts";

/**
 * Shopify's sessions in Prisma, with every token and everything a staff member is called sealed. The
 * library's own storage is opened on first use: its constructor asks the database and would end the process
 * when that is away at boot.
 */
export const sessionStorage: SessionStorage = {
  storeSession: (session) => prismaStorage().storeSession(mapSecrets(session, seal)),
  loadSession: async (id) => opened(await prismaStorage().loadSession(id)),
  deleteSession: (id) => prismaStorage().deleteSession(id),
  deleteSessions: (ids) => prismaStorage().deleteSessions(ids),
  findSessionsByShop: async (shop) =>
    (await prismaStorage().findSessionsByShop(shop)).map((session) => mapSecrets(session, open)),
};

/**
 * Removes every session of a shop, and proves it: the library's own deletion swallows errors.
 * @throws Error when sessions are left
 */
export async function deleteSessionsOfShop(domain: string): Promise<void> {
  await acrossShops().session.deleteMany({ where: { shop: domain } });
  const left = await acrossShops().session.count({ where: { shop: domain } });
  if (left > 0) throw new Error(`${left} sessions are left of an uninstalled shop`);
}

let storage: PrismaSessionStorage<ReturnType<typeof acrossShops>> | undefined;

function prismaStorage() {
  storage ??= new PrismaSessionStorage(acrossShops(), { connectionRetryIntervalMs: 250 });
  return storage;
}

function opened(session: Session | undefined): Session | undefined {
  return session && mapSecrets(session, open);
}

type Convert = (sessionId: string, field: string, value: string) => string;

/** A copy of the session in which everything secret or personal has gone through `convert`. */
function mapSecrets(session: Session, convert: Convert): Session {
  const params = session.toObject();
  const through = (field: string, value: string | undefined) => (value ? convert(session.id, field, value) : value);
  const user = params.onlineAccessInfo?.associated_user;
  return new Session({
    ...params,
    ...(params.accessToken && { accessToken: through("accessToken", params.accessToken)! }),
    ...(params.refreshToken && { refreshToken: through("refreshToken", params.refreshToken)! }),
    ...(params.onlineAccessInfo && user && {
      onlineAccessInfo: {
        ...params.onlineAccessInfo,
        associated_user: {
          ...user,
          first_name: through("firstName", user.first_name) ?? "",
          last_name: through("lastName", user.last_name) ?? "",
          email: through("email", user.email) ?? "",
        },
      },
    }),
  });
}

const context = (sessionId: string, field: string) => ({ table: "session", column: field, shopId: "-", rowId: sessionId });

const seal: Convert = (id, field, value) => keyRing().seal(value, context(id, field)).toString("base64");

const open: Convert = (id, field, value) => keyRing().open(Buffer.from(value, "base64"), context(id, field)).toString("utf8");
