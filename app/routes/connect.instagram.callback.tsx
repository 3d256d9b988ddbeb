import {
  json,
  redirect,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { nudge } from "#app/jobs/nudge.server.ts";
import { findShop } from "#app/modules/access/access.server.ts";
import {
  accountSummaries,
  completeConnect,
  type ConnectOutcome,
} from "#app/modules/channels/channels.server.ts";
import { outcomeWords } from "#app/modules/channels/ui/connect-outcomes.ts";
import { permissionWords } from "#app/modules/channels/ui/permission-words.ts";
import { retryUnclaimed } from "#app/modules/webhooks/webhooks.server.ts";
import { env } from "#app/platform/env.server.ts";

/** The address carries a code: nothing may keep it or pass it on. */
const privately = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

const statuses: Record<Exclude<ConnectOutcome["outcome"], "connected">, number> = {
  cancelled: 400,
  state_invalid: 400,
  state_used: 400,
  not_permitted: 403,
  missing_permissions: 403,
  not_professional: 403,
  connected_elsewhere: 403,
  meta_unavailable: 503,
};

/** Meta sends staff back here, in a top-level window without a session; the signed state says who they are. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const state = query.get("state") ?? "";
  const code = query.get("code");
  const answer = code ? { state, code } : { state, error: query.get("error") ?? "no_code" };
  const ended = await completeConnect(answer);
  if (ended.outcome === "connected") {
    await retryUnclaimed();
    nudge("instagram");
    throw redirect(await arrival(ended), { headers: privately });
  }
  const t = translatorOf(chooseLanguage(request)).getFixedT(null, "channels");
  const { title } = outcomeWords(t, ended.outcome);
  const missing = ended.outcome === "missing_permissions" ? ended.missing : [];
  return json(
    { title, outcome: ended.outcome, missing, back: backTo(ended, { problem: ended.outcome }) },
    { status: statuses[ended.outcome], headers: privately },
  );
}

type Connected = Extract<ConnectOutcome, { outcome: "connected" }>;

async function arrival(ended: Connected): Promise<string> {
  const scope = ended.shopDomain ? await findShop(ended.shopDomain) : null;
  const summary = scope && (await accountSummaries(scope, [ended.accountId])).get(ended.accountId);
  const connected = summary ? `@${summary.handle}` : "";
  return (
    backTo(ended, { connected, ...(!ended.subscribed && { problem: "not_subscribed" }) }) ??
    "/connect/instagram"
  );
}

/** The page of the admin that staff came from; null when the state did not tell which store it was. */
function backTo({ shopDomain, returnTo }: ConnectOutcome, query: Record<string, string>): string | null {
  if (!shopDomain) return null;
  const store = shopDomain.replace(/\.myshopify\.com$/, "");
  const path = returnTo ?? "/app/settings/connections";
  return `https://admin.shopify.com/store/${store}/apps/${env().SHOPIFY_API_KEY}${path}?${new URLSearchParams(query)}`;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Couplet" }];

export const headers: HeadersFunction = () => privately;

/** Why nothing was connected, for people and without scripts. */
export default function ConnectFailed() {
  const { t } = useTranslation("channels");
  const { outcome, missing, back } = useLoaderData<typeof loader>();
  const { title, what, todo } = outcomeWords(t, outcome);
  return (
    <main
      style={{
        maxWidth: "36rem",
        margin: "20vh auto",
        padding: "0 1rem",
        fontFamily: "system-ui, sans-serif",
        lineHeight: 1.5,
      }}
    >
      <h1>{title}</h1>
      <p>{what}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map((permission) => (
            <li key={permission}>{t("facts.permission", permissionWords(t, permission))}</li>
          ))}
        </ul>
      )}
      <p>{todo}</p>
      {back ? (
        <p>
          <a href={back}>{t("connecting.back")}</a>
        </p>
      ) : (
        <p>{t("connecting.open")}</p>
      )}
    </main>
  );
}
