import { json, type HeadersFunction } from "@remix-run/node";
import { isRouteErrorResponse, useFetcher, useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, EmptyState, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { env } from "#app/platform/env.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { adminAction, adminLoader, staffNames } from "#app/modules/access/access.server.ts";
import { useRoleRefusal } from "#app/modules/access/ui/use-may.ts";
import { conversationsOfContacts } from "#app/modules/conversations/conversations.server.ts";
import {
  acknowledgeRequest,
  decideRequest,
  readDecision,
  readReceipt,
  readRequest,
  readWaiting,
} from "#app/modules/privacy/privacy.server.ts";
import { VerifyCard } from "#app/modules/privacy/ui/verify-card.tsx";
import { PrivacyError } from "#app/modules/privacy/ui/privacy-error.tsx";
import { packageKinds, type PackageKind } from "#app/modules/privacy/privacy.ts";
import { RequestView } from "#app/modules/privacy/ui/request-view.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("see_privacy_requests", async ({ params, scope }) => {
  const request = await readRequest(scope, params["id"] ?? "");
  if (!request) throw json({ reason: "not_found" }, { status: 404 });
  const receipt = request.receiptId ? await readReceipt(request.receiptId) : null;
  const staffIds = [request.staffId, request.decidedBy].filter((id) => id !== null);
  const names = await staffNames(scope, staffIds);
  const waiting = await readWaiting(scope, request.id);
  return json({
    request,
    receipt,
    askedBy: (request.staffId && names.get(request.staffId)) ?? null,
    decidedBy: (request.decidedBy && names.get(request.decidedBy)) ?? null,
    waiting: waiting && {
      named: waiting.named,
      claim: waiting.claim,
      conversations: await conversationsOfContacts(scope, waiting.contactIds),
    },
    statusUrl: `${env().SHOPIFY_APP_URL}/privacy/requests/${request.code}`,
    renderedAt: new Date().toISOString(),
  });
});

/** Staff answered the mail it came with, or decide about it. */
export const action = adminAction("decide_privacy_requests", async ({ request, params, scope, staff }) => {
  const id = params["id"] ?? "";
  const form = await request.formData();
  const note = (action: AuditAction) =>
    recordAudit(scope, { actor: { staffId: staff.id }, action, subject: { kind: "request", id } });
  if (form.get("intent") === "acknowledge") {
    await acknowledgeRequest(scope, id);
    await note("request.answered");
    return json<Answer>({ problem: null });
  }
  const decision = readDecision(String(form.get("reason")));
  if (!decision) return json<Answer>({ problem: "no_reason" }, { status: 422 });
  const { outcome } = await decideRequest(scope, id, staff.id, decision);
  if (outcome !== "not_waiting") await note(outcome === "begins" ? "request.accepted" : "request.refused");
  if (outcome === "begins") await enqueue("privacy.carry-out", { requestId: id });
  return json<Answer>({ problem: outcome === "not_waiting" ? outcome : null });
});

interface Answer {
  problem: "no_reason" | "not_waiting" | "not_answering" | null;
}

export const clientAction = orElse<Answer>({ problem: "not_answering" });

export const clientLoader = lastShown(({ params }) => params["id"] ?? "");

/** Privacy, one request. */
export default function Request() {
  const { renderedAt, waiting, ...data } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["requests", "shell"]);
  const deciding = useFetcher<Answer>();
  const now = useNow(renderedAt);
  const fetching = usePackage(data.request.id);
  useLiveUpdates((news) => news.kind === "privacy");
  const problem = deciding.data?.problem;
  return (
    <Page
      title={t(`kinds.${data.request.kind}`)}
      backAction={{ content: t("shell:nav.privacy"), url: "/app/privacy" }}
    >
      <BlockStack gap="400">
        {waiting && (
          <VerifyCard
            {...waiting}
            request={data.request}
            statusUrl={data.statusUrl}
            sending={deciding.state === "idle" ? null : String(deciding.formData?.get("intent"))}
            problem={problem ? t(`problems.${problem}`) : null}
            onSend={(fields) => deciding.submit(fields, { method: "post" })}
          />
        )}
        <RequestView {...data} {...fetching} now={now} />
      </BlockStack>
    </Page>
  );
}

/** Fetches the package with the session token that App Bridge adds, and hands it to the browser as a file. */
function usePackage(id: string) {
  const { t } = useTranslation("requests");
  const [downloading, setDownloading] = useState<PackageKind | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const refusal = useRoleRefusal();
  const download = async (kind: PackageKind) => {
    const answer = await fetch(`/app/privacy/${id}/package?as=${kind}`);
    if (answer.status === 403) return setProblem(refusal("export_person"));
    if (!answer.ok) throw new Error(`the package answered ${answer.status}`);
    const url = URL.createObjectURL(await answer.blob());
    const name = `request-${id}.${packageKinds[kind]}`;
    const link = Object.assign(document.createElement("a"), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };
  const onDownload = (kind: PackageKind) => {
    setDownloading(kind);
    setProblem(null);
    download(kind)
      .catch(() => setProblem(t("package.failed")))
      .finally(() => setDownloading(null));
  };
  return { onDownload, downloading, problem };
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation("requests");
  if (!isRouteErrorResponse(error) || error.status !== 404) return <PrivacyError />;
  return (
    <EmptyState
      heading={t("notFound.title")}
      image=""
      action={{ content: t("notFound.back"), url: "/app/privacy" }}
    >
      {t("notFound.text")}
    </EmptyState>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
