import { useState } from "react";
import type { ContactSummary } from "../conversations.ts";
import { initials } from "./contact-names.ts";
import "./avatar.css";

/** A contact's picture, or their initials when there is none or Instagram no longer serves it. */
export function ContactAvatar({ contact }: { contact: ContactSummary }) {
  const [broken, setBroken] = useState<string | null>(null);
  const url = contact.pictureUrl;
  return (
    <span className="inbox-avatar" aria-hidden="true">
      {url && url !== broken ? (
        <img
          src={url}
          alt=""
          width={36}
          height={36}
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(url)}
        />
      ) : (
        initials(contact)
      )}
    </span>
  );
}
