import { useFetcher } from "@remix-run/react";
import { Button, ButtonGroup, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { NoteResult } from "../../notes/note-form.ts";
import type { Mentionable, Note } from "../../notes/notes.ts";
import { NoteEditor } from "./note-editor.tsx";
import { NoteText } from "./note-text.tsx";

interface Props {
  note: Note;
  action: string;
  team: Mentionable[];
  mine: boolean;
  now: Date;
}

/** One note, with what may be done about it. */
export function NoteView({ note, action, team, mine, now }: Props) {
  const { t } = useTranslation("notes");
  const times = useTimeWords();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  if (editing)
    return <NoteEditor action={action} team={team} note={note} onClose={() => setEditing(false)} />;
  return (
    <article className="note">
      <p className="note__who">
        <strong>{note.author ?? t("gone")}</strong>{" "}
        <time dateTime={note.writtenAt} title={times.exact(note.writtenAt)}>
          {times.ago(note.writtenAt, now)}
        </time>
        {note.editedAt && ` · ${t("edited")}`}
      </p>
      <NoteText text={note.text} team={team} />
      {may("write_notes") && (mine || may("manage_notes")) && (
        <ButtonGroup>
          <Button variant="plain" onClick={() => setEditing(true)}>
            {t("edit")}
          </Button>
          <DeleteButton note={note} action={action} />
        </ButtonGroup>
      )}
    </article>
  );
}

function DeleteButton({ note, action }: { note: Note; action: string }) {
  const { t } = useTranslation("notes");
  const fetcher = useFetcher<NoteResult>();
  const [asking, setAsking] = useState(false);
  const failed = fetcher.state === "idle" && fetcher.data?.ok === false ? fetcher.data.error : null;
  const remove = () =>
    fetcher.submit(
      { intent: "delete", noteId: note.id, version: String(note.version) },
      { method: "post", action },
    );
  return (
    <>
      <Button variant="plain" onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <Modal
        open={asking}
        title={t("deleteQuestion")}
        onClose={() => setAsking(false)}
        primaryAction={{
          content: t("delete"),
          destructive: true,
          loading: fetcher.state !== "idle",
          onAction: remove,
        }}
        secondaryActions={[{ content: t("keep"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p" {...(failed && { tone: "critical" })}>
            {failed ? t(`errors.${failed}`) : t("deleteText")}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
