import { Icon } from "@shopify/polaris";
import { NoteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { Mentionable, Note } from "../../../notes/notes.ts";
import { NoteText } from "../../notes/note-text.tsx";
import { EntryTime, type EntryPlace } from "./entry.tsx";

interface NoteEntryProps {
  note: Note;
  team: Mentionable[];
  place: EntryPlace;
}

/** A note of the staff's where it was written among the messages; it is changed beside the thread. */
export function NoteEntry({ note, team, place }: NoteEntryProps) {
  const { t } = useTranslation("thread");
  const { t: notes } = useTranslation("notes");
  return (
    <article
      className="message message--out note-entry"
      aria-posinset={place.position}
      aria-setsize={place.setSize}
    >
      <div className="note-entry__paper">
        <p className="note-entry__label">
          <Icon source={NoteIcon} />
          {t("timeline.note")}
        </p>
        <NoteText text={note.text} team={team} />
      </div>
      <p className="message__meta">
        <EntryTime at={note.writtenAt} />
        <span>{note.author ?? notes("gone")}</span>
        {note.editedAt && <span>{notes("edited")}</span>}
      </p>
    </article>
  );
}
