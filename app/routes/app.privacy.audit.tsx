import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { listEvents, verifyAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditCheck } from "#app/modules/audit/audit.ts";
import { AuditView, type AuditQuery } from "#app/modules/audit/ui/audit-view.tsx";
import { adminAction, adminLoader, listTeam } from "#app/modules/access/access.server.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useNow } from "#app/ui/use-now.ts";
import "#app/modules/audit/ui/audit.css";

const fields = ["staff", "about", "subject", "from", "to"] as const;

export const loader = adminLoader("see_audit", async ({ request, scope }) => {
  const search = new URL(request.url).searchParams;
  const query = Object.fromEntries(
    fields.map((field) => [field, search.get(field) ?? ""]),
  ) as unknown as AuditQuery;
  const before = Number(search.get("before"));
  const page = await listEvents(scope, {
    ...(query.staff && { staffId: query.staff }),
    ...(query.about && { about: query.about }),
    ...(query.subject && { subjectId: query.subject }),
    ...(query.from && { from: query.from }),
    ...(query.to && { to: query.to }),
    ...(Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 && { before }),
  });
  return json({
    rows: page.rows,
    nextHref: page.nextBefore === null ? null : addressOf(query, page.nextBefore),
    staff: Object.fromEntries((await listTeam(scope)).map(({ id, name }) => [id, name])),
    query,
    renderedAt: new Date().toISOString(),
  });
});

/** Checks the whole trail. */
export const action = adminAction("see_audit", async ({ scope }) =>
  json<{ check: AuditCheck | null }>({ check: await verifyAudit(scope) }),
);

export const clientLoader = lastShown(({ request }) => new URL(request.url).search);

export const clientAction = orElse<{ check: AuditCheck | null }>({ check: null });

/** Filters that are set, as an address that can be passed on. */
function addressOf(query: AuditQuery, before?: number): string {
  const set = Object.entries(query).filter(([, value]) => value !== "");
  const search = new URLSearchParams([...set, ...(before ? [["before", String(before)]] : [])] as [
    string,
    string,
  ][]);
  return `/app/privacy/audit${search.size > 0 ? `?${search}` : ""}`;
}

/** Privacy, Audit: who saw, changed, exported and erased what. */
export default function Audit() {
  const { renderedAt, ...data } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  const navigate = useNavigate();
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.privacy")}>
      <PrivacyTabs>
        <AuditView {...data} now={now} onFilter={(query) => navigate(addressOf(query), { replace: true })} />
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
