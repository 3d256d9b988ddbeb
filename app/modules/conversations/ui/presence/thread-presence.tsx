import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Faces } from "./faces.tsx";
import { presenceWords, type NamedPresent } from "./presence-words.ts";
import { useOwnPresence } from "./say-presence.ts";
import { useNamedColleagues } from "./use-named-colleagues.ts";
import "./presence.css";

/** Above the composer of an open thread: which colleagues have it open too. They are told that it is open here. */
export function ThreadPresence({ conversationId }: { conversationId: string }) {
  const { t, i18n } = useTranslation("presence");
  const present = useNamedColleagues(conversationId);
  useOwnPresence(conversationId);
  return (
    <>
      {present.length > 0 && (
        <div className="thread-presence">
          <Faces present={present} />
          <p>{presenceWords(t, i18n.language, present).join(" · ")}</p>
        </div>
      )}
      <PresenceAnnouncer present={present} />
    </>
  );
}

/** Says to those who hear the page, once of each colleague, that they are there, and once that they write. */
function PresenceAnnouncer({ present }: { present: NamedPresent[] }) {
  const { t, i18n } = useTranslation("presence");
  const said = useRef(new Set<string>());
  const [news, setNews] = useState<NamedPresent[]>([]);
  useEffect(() => {
    const keyOf = ({ staffId, writing }: NamedPresent) => `${staffId} ${writing}`;
    const unsaid = present.filter((one) => !said.current.has(keyOf(one)));
    if (unsaid.length === 0) return;
    for (const one of unsaid) said.current.add(keyOf(one));
    setNews(unsaid);
  }, [present]);
  return (
    <p className="inbox-hidden" aria-live="polite">
      {presenceWords(t, i18n.language, news).join(". ")}
    </p>
  );
}
