import { second } from "#app/platform/clock.ts";
import { meAnswer, profileAnswer, subscriptionsAnswer, successAnswer } from "./answers.ts";
import { callMeta, graphUrl } from "./client.server.ts";

/** Who acts: an account's id at Meta (its limits are counted by it) and its token. */
export interface MetaAccount {
  externalId: string;
  token: string;
}

export interface Me {
  /** 17841…: the professional account, which webhooks name. */
  userId: string;
  /** The app-scoped id of whoever logged in. */
  id: string;
  username: string;
  name: string | null;
  accountType: string | null;
  pictureUrl: string | null;
}

/** The account a token speaks for. @throws ServiceError */
export async function readMe(token: string): Promise<Me> {
  const fields = "user_id,id,username,name,account_type,profile_picture_url";
  const me = await callMeta({ method: "GET", url: graphUrl("me", { fields }), token, answer: meAnswer });
  return {
    userId: me.user_id,
    id: me.id,
    username: me.username,
    name: me.name ?? null,
    accountType: me.account_type ?? null,
    pictureUrl: me.profile_picture_url ?? null,
  };
}

/** Asks Meta to send webhooks of these fields. @throws ServiceError, "100" for a name it does not know */
export async function subscribeFields(account: MetaAccount, fields: string[]): Promise<void> {
  await subscriptions(account, "POST", { subscribed_fields: fields.join(",") });
}

/** Asks Meta to send no more webhooks for the account. @throws ServiceError */
export async function unsubscribe(account: MetaAccount): Promise<void> {
  await subscriptions(account, "DELETE", {});
}

/** Too rare to count, and not to be held back: to stop must be possible while Meta throttles. */
function subscriptions(
  { externalId, token }: MetaAccount,
  method: "POST" | "DELETE",
  query: Record<string, string>,
) {
  const url = graphUrl(`${externalId}/subscribed_apps`, query);
  return callMeta({ method, url, token, answer: successAnswer, timeoutMs: 5 * second });
}

/** The fields Meta sends for the account at present. @throws ServiceError */
export async function readSubscribedFields(account: MetaAccount): Promise<string[]> {
  const url = graphUrl(`${account.externalId}/subscribed_apps`);
  const { data } = await callMeta({
    method: "GET",
    url,
    token: account.token,
    account: account.externalId,
    answer: subscriptionsAnswer,
  });
  return [...new Set(data.flatMap((app) => app.subscribed_fields))];
}

export interface PersonProfile {
  handle: string | null;
  name: string | null;
  pictureUrl: string | null;
}

/** What a person shows to an account they wrote to. @throws ServiceError, "230" without consent */
export async function readPerson(account: MetaAccount, personId: string): Promise<PersonProfile> {
  const person = await callMeta({
    method: "GET",
    url: graphUrl(encodeURIComponent(personId), { fields: "name,username,profile_pic" }),
    token: account.token,
    account: account.externalId,
    answer: profileAnswer,
  });
  return {
    handle: person.username ?? null,
    name: person.name ?? null,
    pictureUrl: person.profile_pic ?? null,
  };
}
