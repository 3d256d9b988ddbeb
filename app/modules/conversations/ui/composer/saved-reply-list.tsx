import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SavedReply } from "#app/modules/content/content.ts";
import { repliesAddress } from "#app/modules/content/ui/replies-address.ts";
import type { ReplyList } from "./use-reply-list.ts";

interface Props {
  id: string;
  list: ReplyList;
  state: "reading" | "failed" | "empty" | "here";
}

/** The saved replies above the field, which keeps the focus. */
export function SavedReplyList({ id, list, state }: Props) {
  const { t } = useTranslation("composer");
  const { open, offered, active, choose } = list;
  const said = open ? <Said state={state} found={offered.length} /> : null;
  return (
    <>
      <ul id={id} role="listbox" aria-label={t("replies.label")} className="composer__replies">
        {offered.map((reply, at) => (
          <Option
            key={reply.id}
            id={optionId(id, at)}
            reply={reply}
            selected={at === active}
            onChoose={() => choose(reply)}
          />
        ))}
      </ul>
      <div role="status" className={offered.length > 0 ? "inbox-hidden" : "composer__said"}>
        {said}
      </div>
    </>
  );
}

/** The id of an option, for `aria-activedescendant`. */
export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

interface OptionProps {
  id: string;
  reply: SavedReply;
  selected: boolean;
  onChoose: () => void;
}

function Option({ id, reply, selected, onChoose }: OptionProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <li
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="composer__reply-title">{reply.title}</span>
      <span className="composer__reply-shortcut">/{reply.shortcut}</span>
      <span className="composer__reply-body">{reply.body}</span>
    </li>
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
