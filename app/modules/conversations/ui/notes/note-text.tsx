import { useTranslation } from "react-i18next";
import { noteParts, type Mentionable } from "../../notes/notes.ts";

/** The words of a note, with the names that its mentions have now. */
export function NoteText({ text, team }: { text: string; team: Mentionable[] }) {
  const { t } = useTranslation("notes");
  return (
    <p className="note__text">
      {noteParts(text).map((part, index) =>
        "text" in part ? (
          part.text
        ) : (
          <span key={index} className="note__mention">
            @{team.find(({ id }) => id === part.staffId)?.name ?? t("gone")}
          </span>
        ),
      )}
    </p>
  );
}
