import type { Card, CardButton } from "../channels.ts";
import { asArray, asObject, asText, asUrl, compact, type WireObject } from "./wire.ts";

/**
 * Cards of a template, in the shapes that are seen: as it was sent (`template_type`), or under its kind as the
 * Conversations API tells it. Undefined when there is nothing to show.
 */
export function readCards(payload: WireObject | null): Card[] | undefined {
  const generic = asObject(payload?.["generic"]) ?? payload;
  const elements = asArray(generic?.["elements"]).map(asObject);
  const cards = elements.flatMap((element) => cardOf(element));
  if (cards.length > 0) return cards;
  // A button template is a card without a picture.
  const title = asText(payload?.["text"]);
  return title ? cardOf({ title, buttons: payload?.["buttons"] }) : undefined;
}

function cardOf(element: WireObject | null): Card[] {
  const title = asText(element?.["title"]);
  if (!element || !title) return [];
  const buttons = asArray(element["buttons"]).map(asObject).flatMap(buttonOf);
  return [
    compact({
      title,
      subtitle: asText(element["subtitle"]),
      imageUrl: asUrl(element["image_url"]),
      buttons: buttons.length > 0 ? buttons : undefined,
    }) as Card,
  ];
}

function buttonOf(button: WireObject | null): CardButton[] {
  const title = asText(button?.["title"]);
  if (!button || !title) return [];
  return [compact({ title, url: asUrl(button["url"]), payload: asText(button["payload"]) }) as CardButton];
}
