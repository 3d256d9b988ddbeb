import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SavedReply } from "#app/modules/content/content.ts";
import { repliesAddress } from "#app/modules/content/ui/replies-address.ts";
import { OfferedList } from "./offered-list.tsx";
import type { TypedList } from "./use-typed-list.ts";

interface Props {
  id: string;
  list: TypedList<SavedReply>;
  state: "reading" | "failed" | "empty" | "here";
}

/** The saved replies that "/" offers. */
export function SavedReplyList({ id, list, state }: Props) {
  const { t } = useTranslation("composer");
  const said = list.open ? <Said state={state} found={list.offered.length} /> : null;
  return (
    <OfferedList {...{ id, list, said }} label={t("replies.label")} keyOf={(reply) => reply.id}>
      {(reply) => (
        <>
          <span className="composer__reply-title">{reply.title}</span>
          <span className="composer__reply-shortcut">/{reply.shortcut}</span>
          <span className="composer__reply-body">{reply.body}</span>
        </>
      )}
    </OfferedList>
  );
}

/** How many there are, or why there are none. */
function Said({ state, found }: { state: Props["state"]; found: number }) {
  const { t } = useTranslation("composer");
  if (state === "reading") return t("replies.reading");
  if (state === "failed") return t("replies.failed");
  if (state === "here") return found > 0 ? t("replies.found", { count: found }) : t("replies.noMatch");
  return (
    <>
      {t("replies.none")} <Link to={`${repliesAddress}/new`}>{t("replies.write")}</Link>
    </>
  );
}
