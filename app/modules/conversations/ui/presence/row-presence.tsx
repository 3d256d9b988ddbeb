import { useTranslation } from "react-i18next";
import { Faces } from "./faces.tsx";
import { presenceWords } from "./presence-words.ts";
import { useNamedColleagues } from "./use-named-colleagues.ts";
import "./presence.css";

/** In a row of the list: which colleagues have the thread open. */
export function RowPresence({ conversationId }: { conversationId: string }) {
  const { t, i18n } = useTranslation("presence");
  const present = useNamedColleagues(conversationId);
  if (present.length === 0) return null;
  const words = presenceWords(t, i18n.language, present).join(" · ");
  return (
    <span className="row-presence" title={words}>
      <Faces present={present} />
      <span className="inbox-hidden">{words}</span>
    </span>
  );
}
