import { people, type Opening, type Person } from "../people.ts";
import type { Account } from "./accounts.ts";
import { newMessage, type Acts, type Written } from "./acts.ts";
import type { Media } from "./media.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;

/** What was said before the app existed: only the phone and the conversations API know of it. */
const past: [person: string, from: "person" | "shop", daysAgo: number, text: string][] = [
  ["maya", "person", 12.3, "Is the linen throw machine washable?"],
  ["maya", "shop", 12.2, "Yes, 30 °C and line dry. It gets softer every time 🌿"],
  ["maya", "person", 12.1, "Perfect, ordering one ❤️"],
  ["tom", "person", 9.4, "Do the stoneware bowls go in the oven?"],
  ["tom", "shop", 9.3, "Up to 220 °C, no problem!"],
];

/** Puts the older threads of the demo account into a fresh world. */
export function layPast(world: World, account: Account): void {
  for (const [key, from, daysAgo, text] of past) {
    const place = world.place(account, world.personNamed(key));
    const at = Math.round(world.now() - daysAgo * 24 * hour);
    world.add(place, newMessage(place, from, at, { text }));
    if (from === "person") place.thread.lastActAt = at;
    place.thread.seenByPerson = place.thread.seenByShop = at;
  }
}

/**
 * The ten people write, spread over the last three days, so that an inbox that has just been connected is
 * not empty. The second account gets three of them only.
 */
export function sendOpenings(world: World, acts: Acts, media: Media, account: Account): void {
  const writing = account.username === "couplet.demo" ? people : people.slice(3, 6);
  const openings = writing.flatMap((person) => person.openings.map((opening) => ({ person, opening })));
  openings.sort((one, other) => other.opening.hoursAgo - one.opening.hoursAgo);
  for (const { person, opening } of openings) {
    acts.write(world.place(account, person), writtenOf(world, media, person, opening));
  }
}

function writtenOf(world: World, media: Media, person: Person, opening: Opening): Written {
  const type = opening.story === "mention" ? "story_mention" : "image";
  const pictures = opening.pictures?.map((name) => ({ type, payload: { url: media.picture(name) } }));
  return {
    text: opening.text,
    attachments: pictures,
    story: opening.story === "reply" ? media.story(person.key) : undefined,
    at: Math.round(world.now() - opening.hoursAgo * hour),
  };
}
