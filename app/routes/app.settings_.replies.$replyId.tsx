import { json, type HeadersFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, type ShouldRevalidateFunction } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { customerWords, readReply, saveReply } from "#app/modules/content/content.server.ts";
import type { DraftFault, SavedReplyDraft } from "#app/modules/content/content.ts";
import { ReplyEditor } from "#app/modules/content/ui/reply-editor.tsx";
import { repliesAddress } from "#app/modules/content/ui/replies-address.ts";
import { sampleSources } from "#app/modules/content/variables/sample.ts";
import { firstNameOf } from "#app/modules/content/variables/sources.ts";
import { languageOf } from "#app/language/languages.ts";
import { newId } from "#app/platform/ids.server.ts";
import { orElse } from "#app/ui/last-shown.ts";
import "#app/modules/content/ui/replies.css";

type Result =
  | { outcome: "saved" }
  | { outcome: "faulty"; faults: DraftFault[] }
  | { outcome: "not_permitted" | "too_many" | "not_found" | "not_answering" };

export const loader = adminLoader("write_replies", async ({ params, scope, staff, shop }) => {
  const id = params["replyId"] ?? "";
  const reply = id === "new" ? null : await readReply(scope, staff.id, id);
  if (!reply && id !== "new") throw json(null, { status: 404 });
  const place = {
    staffName: firstNameOf(staff.name),
    shopName: shop.name,
    timezone: shop.timezone ?? "UTC",
    currency: shop.currency ?? "EUR",
    now: new Date(),
  };
  return json({ id: reply?.id ?? newId(), reply, sample: sampleSources(place), words: customerWords() });
});

/** Its own form leaves the page, or stays with what was typed; another reply is read. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentParams,
  nextParams,
  formData,
  defaultShouldRevalidate,
}) => currentParams["replyId"] !== nextParams["replyId"] || (!formData && defaultShouldRevalidate);

export const clientAction = orElse<Result>({ outcome: "not_answering" }, () => ({
  outcome: "not_permitted",
}));

export const action = adminAction("write_replies", async ({ request, scope, staff }) => {
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "");
  const draft: SavedReplyDraft = {
    shortcut: text("shortcut"),
    title: text("title"),
    body: text("body"),
    language: languageOf(text("language")),
    shared: text("shared") === "true",
  };
  return json<Result>(await saveReply(scope, staff, text("id"), draft));
});

/** Settings, Saved replies: one of them, to write or to change. */
export default function Reply() {
  const { id, reply, sample, words } = useLoaderData<typeof loader>();
  const { t } = useTranslation("content");
  const allowed = useMay();
  const navigate = useNavigate();
  const { submit, data, state } = useFetcher<Result>();
  const saved = data?.outcome === "saved";
  useEffect(() => {
    if (!saved) return;
    shopify.toast.show(t("saved"));
    navigate(repliesAddress);
  }, [saved, navigate, t]);
  const failures = {
    not_permitted: t("form.shareRefused"),
    too_many: t("form.tooMany"),
    not_found: t("form.gone"),
    not_answering: t("form.notAnswering"),
  };
  const failed = state === "idle" && data && data.outcome in failures ? data.outcome : null;
  return (
    <main>
      <ReplyEditor
        key={id}
        reply={reply}
        mayShare={allowed("share_replies")}
        sample={sample}
        words={words}
        serverFaults={state === "idle" && data?.outcome === "faulty" ? data.faults : []}
        failure={failed && failures[failed as keyof typeof failures]}
        saving={state !== "idle"}
        saved={saved}
        onSave={({ language, shared, ...texts }) =>
          submit({ id, ...texts, language: language ?? "", shared: String(shared) }, { method: "post" })
        }
      />
    </main>
  );
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
