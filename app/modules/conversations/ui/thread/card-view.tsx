import type { ReactNode } from "react";
import { useState } from "react";
import type { Card } from "#app/modules/channels/channels.ts";
import { safeUrl } from "./links.ts";
import { OutsideLink } from "./message-media.tsx";
import "./cards.css";

/** Cards beside each other, as Instagram shows them. */
export function CardList({ label, children }: { label: string; children: ReactNode }) {
  return (
    // It scrolls, so the keyboard has to reach it.
    <ul className="cards" aria-label={label} tabIndex={0}>
      {children}
    </ul>
  );
}

interface Props {
  card: Card;
  /** Whether its buttons lead anywhere here. */
  live: boolean;
}

/** A picture with words and buttons, as Instagram shows it. */
export function CardView({ card: { title, subtitle, imageUrl, buttons = [] }, live }: Props) {
  return (
    <div className="card">
      <CardPicture url={safeUrl(imageUrl)} />
      <div className="card__words">
        <p className="card__title">{title}</p>
        {subtitle && <p className="card__subtitle">{subtitle}</p>}
      </div>
      {buttons.map((button, at) => (
        <CardButton key={at} title={button.title} url={live ? safeUrl(button.url) : null} />
      ))}
    </div>
  );
}

function CardPicture({ url }: { url: string | null }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (!url || url === broken) return null;
  return (
    <img
      className="card__picture"
      src={url}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(url)}
    />
  );
}

function CardButton({ title, url }: { title: string; url: string | null }) {
  return <p className="card__button">{url ? <OutsideLink href={url}>{title}</OutsideLink> : title}</p>;
}
