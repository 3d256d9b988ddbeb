import { useTranslation } from "react-i18next";
import { OfferedList } from "../offered-list.tsx";
import type { TypedList } from "../use-typed-list.ts";
import type { Emoji } from "./emoji.ts";
import "./emoji.css";

/** The emoji that ":" and the beginning of a name offer; a ":" that begins no name is only a ":". */
export function EmojiList({ id, list }: { id: string; list: TypedList<Emoji> }) {
  const { t } = useTranslation("composer");
  const count = list.offered.length;
  const said = count > 0 ? t("emoji.found", { count }) : null;
  return (
    <OfferedList {...{ id, list, said }} label={t("emoji.label")} keyOf={({ sign }) => sign}>
      {({ sign, name }) => (
        <span>
          <span className="emoji__sign">{sign}</span> {name}
        </span>
      )}
    </OfferedList>
  );
}
