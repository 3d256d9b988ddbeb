import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { SealError } from "#app/platform/crypto/envelope.ts";
import { acrossShops } from "#app/platform/db/across-shops.system.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { openSecret, sealSecret, type SecretField, type SessionPlace } from "./session-secrets.server.ts";

const log = logger("access");

/** Shopify's sessions in Prisma, with every token and everything a staff member is called sealed. */
export const sessionStorage: SessionStorage = {
  storeSession: (session) => through((storage) => storage.storeSession(mapSecrets(session, sealSecret))),
  loadSession: async (id) => opened(await through((storage) => storage.loadSession(id))),
  deleteSession: (id) => through((storage) => storage.deleteSession(id)),
  deleteSessions: (ids) => through((storage) => storage.deleteSessions(ids)),
  findSessionsByShop: async (shop) => {
    const sessions = await through((storage) => storage.findSessionsByShop(shop));
    return sessions.flatMap((session) => opened(session) ?? []);
  },
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

/**
 * Signs a shop's staff out on our side, so that the next page anybody opens exchanges its session token and
 * with it brings a new token for the shop. Nobody notices.
 */
export async function deleteOnlineSessions(domain: string): Promise<void> {
  await acrossShops().session.deleteMany({ where: { shop: domain, isOnline: true } });
}

/** Sessions of staff that ended before `date` go: they serve nothing any more and name people. */
export async function deleteEndedSessions(date: Date): Promise<void> {
  await acrossShops().session.deleteMany({ where: { isOnline: true, expires: { lt: date } } });
}

type Storage = PrismaSessionStorage<ReturnType<typeof acrossShops>>;

let storage: Storage | undefined;

/**
 * The library's storage asks the database when it is made, and stays broken for ever when that fails. So it
 * is made on first use, and made anew after an error: a database that was away comes back by itself.
 */
async function through<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const used = (storage ??= new PrismaSessionStorage(acrossShops(), { connectionRetryIntervalMs: 250 }));
  try {
    return await work(used);
  } catch (error) {
    if (storage === used) storage = undefined;
    throw error;
  }
}

/** A session whose secrets no longer open (their key is gone) is none: the next visit brings a new one. */
function opened(session: Session | undefined): Session | undefined {
  try {
    return session && mapSecrets(session, openStored);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.warn({ code: error.code, online: session?.isOnline }, "a session did not open and is asked for anew");
    return undefined;
  }
}

/** The library reads an empty column as the word "null". */
function openStored(place: SessionPlace, field: SecretField, stored: string): string {
  return stored === "null" ? "" : openSecret(place, field, stored);
}

type Convert = (place: SessionPlace, field: SecretField, value: string) => string;

/** A copy of the session in which everything secret or personal has gone through `convert`. */
function mapSecrets(session: Session, convert: Convert): Session {
  const params = session.toObject();
  const through = (field: SecretField, value: string | undefined) =>
    value ? convert(session, field, value) : "";
  const { accessToken, refreshToken, onlineAccessInfo } = params;
  const user = onlineAccessInfo?.associated_user;
  return new Session({
    ...params,
    ...(accessToken && { accessToken: through("accessToken", accessToken) }),
    ...(refreshToken && { refreshToken: through("refreshToken", refreshToken) }),
    ...(user && {
      onlineAccessInfo: {
        ...onlineAccessInfo,
        associated_user: {
          ...user,
          first_name: through("firstName", user.first_name),
          last_name: through("lastName", user.last_name),
          email: through("email", user.email),
        },
      },
    }),
  });
}
