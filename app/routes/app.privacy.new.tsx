import { json, type HeadersFunction } from "@remix-run/node";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { readNamedPerson } from "#app/modules/privacy/named-person.ts";
import { recordMail } from "#app/modules/privacy/privacy.server.ts";
import { MailForm, type MailProblem } from "#app/modules/privacy/ui/mail-form.tsx";
import { orElse } from "#app/ui/last-shown.ts";

interface Answer {
  problem: MailProblem;
}

export const loader = adminLoader("decide_privacy_requests", async () => json(null));

export const clientAction = orElse<Answer>({ problem: "not_answering" });

export const action = adminAction("decide_privacy_requests", async ({ request, scope, staff, redirect }) => {
  const form = await request.formData();
  const named = readNamedPerson(String(form.get("name") ?? "").slice(0, 320));
  const kind = form.get("kind") === "access" ? "access" : "erase_person";
  if (!named) return json<Answer>({ problem: "not_a_name" }, { status: 422 });
  const { id } = await recordMail(scope, staff.id, kind, named);
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: "request.opened",
    subject: { kind: "request", id },
  });
  return redirect(`/app/privacy/${id}`);
});

/** Privacy: staff record what somebody asked by mail. */
export default function NewRequest() {
  const { t } = useTranslation(["requests", "shell"]);
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const sending = useNavigation().state !== "idle";
  return (
    <Page title={t("mail.title")} backAction={{ content: t("shell:nav.privacy"), url: "/app/privacy" }}>
      <MailForm
        sending={sending}
        problem={answer?.problem ?? null}
        onRecord={(fields) => submit(fields, { method: "post" })}
      />
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
