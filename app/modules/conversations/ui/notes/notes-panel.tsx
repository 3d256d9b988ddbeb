import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { useCommands, useRunCommand } from "#app/ui/commands/commands-provider.tsx";
import { useVisible } from "#app/ui/use-visible.ts";
import type { NoteResult } from "../../notes/note-form.ts";
import type { Mentionable, Note } from "../../notes/notes.ts";
import { NoteEditor } from "./note-editor.tsx";
import { NoteView } from "./note-view.tsx";
import "./notes.css";

export interface NotesPanelProps {
  conversationId: string;
  notes: Note[];
  /** Everybody who can be mentioned, the one who looks too. */
  team: Mentionable[];
  /** Who looks. */
  staffId: string;
  /** A note here mentions whoever looks, who has not seen it yet. */
  mentioned: boolean;
  now: Date;
}

/** What staff know of a person, for each other: beside the thread, the newest first. */
export function NotesPanel({ conversationId, notes, team, staffId, mentioned, now }: NotesPanelProps) {
  const { t } = useTranslation("notes");
  const [writing, setWriting] = useState(false);
  const refusal = useRefusal("write_notes");
  const action = `/app/conversations/${conversationId}/notes`;
  useSeen(action, mentioned);
  useNoteCommand(refusal === null, () => setWriting(true));
  return (
    <section className="notes-panel">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t("title")}
        </Text>
        {writing && <NoteEditor action={action} team={team} onClose={() => setWriting(false)} />}
        {refusal && (
          <Text as="p" tone="subdued">
            {refusal}
          </Text>
        )}
        {!writing && refusal === null && (
          <div>
            <Button variant="plain" onClick={() => setWriting(true)}>
              {t("add")}
            </Button>
          </div>
        )}
        {notes.length > 0 && (
          <ul className="notes">
            {notes.map((note) => (
              <li key={note.id}>
                <NoteView note={note} action={action} team={team} mine={note.staffId === staffId} now={now} />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </section>
  );
}

/** By keyboard, a note is begun from anywhere in the thread: the panel comes into sight first. */
function useNoteCommand(allowed: boolean, begin: () => void): void {
  const { t } = useTranslation("commands");
  const runCommand = useRunCommand();
  const run = () => {
    runCommand("panel");
    begin();
  };
  const note = { id: "note", group: "conversation" as const, title: t("note"), key: "n", run };
  useCommands("notes", allowed ? [note] : []);
}

/** Whoever is mentioned and looks at the thread has seen it. Said once: if it fails, the next look says it again. */
function useSeen(action: string, mentioned: boolean): void {
  const { submit } = useFetcher<NoteResult>();
  const visible = useVisible();
  useEffect(() => {
    if (mentioned && visible) submit({ intent: "see" }, { method: "post", action });
  }, [mentioned, visible, submit, action]);
}
