import { useFetcher } from "@remix-run/react";
import { Button, ButtonGroup, InlineError } from "@shopify/polaris";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { NoteResult } from "../../notes/note-form.ts";
import { withNames, type Mentionable, type Note } from "../../notes/notes.ts";
import { NoteText } from "./note-text.tsx";
import { useMentions } from "./use-mentions.ts";

interface Props {
  action: string;
  team: Mentionable[];
  /** The note that is edited; nothing when one is added. */
  note?: Note;
  onClose: () => void;
}

/** Where a note is written: a field whose @ offers names. Ctrl or Cmd with Enter saves, Escape leaves. */
export function NoteEditor({ action, team, note, onClose }: Props) {
  const { t } = useTranslation("notes");
  const { fetcher, error, save } = useSaved(action, note, onClose);
  const [text, setText] = useState(note ? withNames(note.text, team, t("gone")) : "");
  const [begunWith] = useState(note?.version);
  const mentions = useMentions(text, setText, team);
  const listId = useId();
  const errorId = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKeyDown(event) || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(text);
  };
  return (
    <div className="note-editor">
      {note && note.version !== begunWith && <NoteText text={note.text} team={team} />}
      <textarea
        className="note-editor__field"
        rows={3}
        value={text}
        autoFocus
        aria-label={t("label")}
        aria-invalid={error !== null}
        aria-describedby={error ? errorId : undefined}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={mentions.active === null ? undefined : `${listId}-${mentions.active}`}
        placeholder={t("placeholder")}
        onChange={(event) => mentions.onChange(event.target)}
        onKeyDown={onKeyDown}
        onBlur={mentions.close}
      />
      <ul id={listId} role="listbox" aria-label={t("mentionList")} className="note-editor__names">
        {mentions.offered.map((member, index) => (
          <li
            key={member.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === mentions.active}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => mentions.choose(member)}
          >
            {member.name}
          </li>
        ))}
      </ul>
      <span className="inbox-hidden" aria-live="polite">
        {mentions.offered.length > 0 && t("suggested", { count: mentions.offered.length })}
      </span>
      {error && <InlineError message={t(`errors.${error}`)} fieldID={errorId} />}
      <ButtonGroup>
        <Button
          variant="secondary"
          size="slim"
          disabled={text.trim() === ""}
          loading={fetcher.state !== "idle"}
          onClick={() => save(text)}
        >
          {note ? t("saveEdit") : t("save")}
        </Button>
        <Button variant="plain" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonGroup>
    </div>
  );
}

/** Saves, and closes the editor once that is known to have worked. */
function useSaved(action: string, note: Note | undefined, onClose: () => void) {
  const fetcher = useFetcher<NoteResult>();
  const done = fetcher.state === "idle" && fetcher.data?.ok === true;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  const error = fetcher.state === "idle" && fetcher.data?.ok === false ? fetcher.data.error : null;
  const save = (text: string) => {
    if (text.trim() === "" || fetcher.state !== "idle") return;
    const edited = note && { noteId: note.id, version: String(note.version) };
    fetcher.submit({ intent: note ? "edit" : "add", text, ...edited }, { method: "post", action });
  };
  return { fetcher, error, save };
}
