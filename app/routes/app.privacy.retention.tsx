import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { reactToRetention } from "#app/jobs/reactions/privacy.server.ts";
import { adminAction, adminLoader, staffNames } from "#app/modules/access/access.server.ts";
import {
  lastSweep,
  listHolds,
  readReceipt,
  readRetention,
  setRetention,
} from "#app/modules/privacy/privacy.server.ts";
import { readChoice } from "#app/modules/privacy/retention.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import type { RetentionResult } from "#app/modules/privacy/ui/retention-chooser.tsx";
import { RetentionView } from "#app/modules/privacy/ui/retention-view.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("change_retention", async ({ scope }) => {
  const [retention, sweep, holds] = await Promise.all([
    readRetention(scope),
    lastSweep(scope),
    listHolds(scope),
  ]);
  const ids = [...holds.map(({ setBy }) => setBy), ...(retention.setBy ? [retention.setBy] : [])];
  return json({
    retention,
    sweep,
    receipt: sweep.receiptId ? await readReceipt(sweep.receiptId) : null,
    holds,
    staff: Object.fromEntries(await staffNames(scope, [...new Set(ids)])),

    renderedAt: new Date().toISOString(),
  });
});

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<RetentionResult>({ outcome: "not_answering" });

export const action = adminAction("change_retention", async ({ request, scope, staff }) => {
  const form = await request.formData();
  const choice = readChoice(String(form.get("profile")), String(form.get("maximum")));
  if (!choice) return json<RetentionResult>({ outcome: "not_a_choice" }, { status: 400 });
  await setRetention(scope, staff.id, choice);
  await recordAudit(scope, { actor: { staffId: staff.id }, action: "retention.changed" });
  await reactToRetention(scope);
  return json<RetentionResult>({ outcome: "saved" });
});

/** Privacy, Retention: how long the store keeps conversations, and what a law keeps longer. */
export default function Retention() {
  const { renderedAt, ...data } = useLoaderData<typeof loader>();
  const { t } = useTranslation("shell");
  const now = useNow(renderedAt);
  useLiveUpdates((news) => news.kind === "privacy");
  return (
    <Page title={t("nav.privacy")}>
      <PrivacyTabs>
        <RetentionView {...data} now={now} />
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
