import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { askPrivacy } from "#app/jobs/reactions/privacy.server.ts";
import { accountsOfMetaUser, markRemoved } from "#app/modules/channels/channels.server.ts";
import { readSignedRequest } from "#app/modules/privacy/privacy.server.ts";
import { env } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/log.server.ts";

const log = logger("web");

/** A form with one short field; nobody sends more than this who means it. */
const maxBytes = 16 * 1024;

/** Whom a callback of Meta's is about, in its numbers; null when its signature proves nothing. */
export async function callbackUser(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? Infinity) > maxBytes) return null;
  const form = await request.formData().catch(() => null);
  const { INSTAGRAM_APP_SECRET, META_APP_SECRET } = env();
  const signed = readSignedRequest(form?.get("signed_request"), [INSTAGRAM_APP_SECRET, META_APP_SECRET]);
  if (!signed) log.warn({}, "a callback of Meta's was not signed by either of our apps");
  return signed?.userId ?? null;
}

/** Somebody removed the app in Instagram's settings: their connections lose their tokens at once. */
export async function deauthorize(userId: string): Promise<void> {
  const accounts = await accountsOfMetaUser(userId);
  for (const account of accounts) {
    await markRemoved(account);
    await recordAudit(account.scope, {
      actor: "meta",
      action: "account.deauthorised",
      subject: { kind: "account", id: account.accountId },
    });
  }
  log.info({ accounts: accounts.length }, "Meta reported that the app was removed");
}

/**
 * Somebody wants their data deleted: their connections end now, and what came through them is erased. In several
 * stores it is several requests under one code; where nothing is held it is one that says so.
 * @returns the code that the public page is asked by
 */
export async function deleteData(userId: string): Promise<string> {
  const accounts = await accountsOfMetaUser(userId);
  let code: string | undefined;
  for (const account of accounts) {
    await markRemoved(account);
    const asked = await askPrivacy({
      shopId: account.scope.shopId,
      origin: "meta",
      kind: "erase_account",
      subject: { accountIds: [account.accountId] },
      ...(code !== undefined && { code }),
    });
    code = asked.code;
  }
  const nothing = { shopId: null, origin: "meta", kind: "erase_account", subject: {} } as const;
  return code ?? (await askPrivacy(nothing)).code;
}
