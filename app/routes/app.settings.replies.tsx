import { json, type HeadersFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { deleteReply, listReplies, saveReply } from "#app/modules/content/content.server.ts";
import type { SavedReply } from "#app/modules/content/content.ts";
import { RepliesView } from "#app/modules/content/ui/replies-view.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import "#app/modules/content/ui/replies.css";

type Result =
  | { outcome: "deleted"; reply: SavedReply }
  | { outcome: "restored" }
  | { outcome: "refused" }
  | { outcome: "not_answering" };

export const loader = adminLoader("write_replies", async ({ scope, staff }) =>
  json({ replies: await listReplies(scope, staff.id) }),
);

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<Result>({ outcome: "not_answering" }, () => ({ outcome: "refused" }));

/** A deleted reply as the page gives it back. */
const deletedReply = z.object({
  id: z.string(),
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
  language: z.string().nullable(),
  shared: z.boolean(),
  useCount: z.number().int().min(0).max(1_000_000_000),
});

export const action = adminAction(
  { delete: "write_replies", restore: "write_replies" },
  async ({ request, scope, staff }) => {
    const form = await request.formData();
    if (form.get("intent") === "delete") {
      const deleted = await deleteReply(scope, staff, String(form.get("id")));
      return json<Result>(deleted.outcome === "deleted" ? deleted : { outcome: "refused" });
    }
    const given = deletedReply.safeParse(parsed(String(form.get("reply"))));
    if (!given.success) throw json(null, { status: 400 });
    const { id, useCount, ...draft } = given.data;
    const saved = await saveReply(scope, staff, id, draft, useCount);
    return json<Result>({ outcome: saved.outcome === "saved" ? "restored" : "refused" });
  },
);

/** Undefined for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Settings, Saved replies: the texts that staff put into replies. */
export default function Replies() {
  const { replies } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const { t } = useTranslation("content");
  const { submit, data, state, formData } = useFetcher<Result>();
  useEffect(() => {
    if (data?.outcome === "restored") shopify.toast.show(t("restored"));
    if (data?.outcome !== "deleted") return;
    const undo = () => submit({ intent: "restore", reply: JSON.stringify(data.reply) }, { method: "post" });
    shopify.toast.show(t("deleted"), { action: t("undo"), onAction: undo });
  }, [data, submit, t]);
  return (
    <RepliesView
      replies={replies}
      search={params.get("search") ?? ""}
      onSearch={(search) => setParams(search ? { search } : {}, { replace: true, preventScrollReset: true })}
      onDelete={(id) => submit({ intent: "delete", id }, { method: "post" })}
      busyId={state === "idle" ? null : String(formData?.get("id"))}
      failure={state === "idle" && failed(data) ? t("form.notAnswering") : null}
    />
  );
}

function failed(data: Result | undefined): boolean {
  return data?.outcome === "refused" || data?.outcome === "not_answering";
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
