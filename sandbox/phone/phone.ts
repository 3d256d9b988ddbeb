import { fileURLToPath } from "node:url";
import express, { type Request, type Response, type Router } from "express";
import { escapeHtml } from "../http.ts";
import { accountNamed } from "../meta/accounts.ts";
import type { MetaParts } from "../meta/parts.ts";
import type { Place } from "../meta/words.ts";
import { page } from "../page.ts";
import type { Person } from "../people.ts";

const icon = (shapes: string) =>
  `<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">${shapes}</svg>`;

/** What the person can send besides words. */
const media = [
  {
    type: "image",
    label: "Send a picture",
    shapes:
      '<rect x="2.5" y="3.5" width="15" height="13" rx="3"/><circle cx="7" cy="8" r="1.4"/><path d="m4 15 4-4 3 3 2-2 3 3"/>',
  },
  {
    type: "video",
    label: "Send a video",
    shapes: '<rect x="2" y="5" width="11" height="10" rx="2.5"/><path d="m13 9 5-3v8l-5-3"/>',
  },
  {
    type: "audio",
    label: "Send a voice message",
    shapes:
      '<rect x="7.5" y="2.5" width="5" height="9" rx="2.5"/><path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5"/>',
  },
];

const mediaButtons = media
  .map(
    ({ type, label, shapes }) =>
      `<button type="button" data-send="${type}" aria-label="${label}" title="${label}">${icon(shapes)}</button>`,
  )
  .join("");

/** `/phone/:person`: the person's Instagram, open at the thread with the shop. */
export function phoneRouter(parts: MetaParts): Router {
  const router = express.Router();
  router.use("/assets/phone", express.static(fileURLToPath(new URL("./public", import.meta.url))));
  router.get("/phone/:person", (req, res) => showPhone(parts, req, res));
  router.get("/phone/:person/thread", (req, res) => {
    const met = meeting(parts, req);
    if (met) res.json(threadView(parts, met));
    else res.status(404).json({ error: "nobody is called so" });
  });
  router.get("/phone/:person/live", (req, res) => keepTold(parts, req, res));
  return router;
}

interface Meeting {
  person: Person;
  place: Place;
}

function meeting({ world }: MetaParts, req: Request): Meeting | undefined {
  const person = world.findPerson(req.params["person"] ?? "");
  const account = accountNamed(req.query["account"] as string | undefined);
  return person && { person, place: world.place(account, person) };
}

function showPhone(parts: MetaParts, req: Request, res: Response): void {
  const met = meeting(parts, req);
  if (!met) {
    res.status(404).send(page("Nobody", "<main><p>Nobody is called so in the sandbox.</p></main>"));
    return;
  }
  const assets = { styles: ["/assets/phone/phone.css"], scripts: ["/assets/phone/phone.js"] };
  res.send(page(`${met.person.username} · phone`, phoneBody(met), assets));
}

function phoneBody({ person, place: { account } }: Meeting): string {
  return `<main class="phone" data-person="${escapeHtml(person.key)}" data-account="${account.username}">
<div class="status"><span>${escapeHtml(person.username)}</span><span aria-hidden="true">●●● ▮</span></div>
<header><img src="/media/profile/${account.username}.png" alt="">
<div><h1>${account.username}</h1><p>${escapeHtml(account.name)}</p></div>
<button type="button" id="story" class="story" title="Their story">Reply to story</button></header>
<section id="thread" aria-label="Messages" aria-live="polite"></section>
<p id="typing" class="typing" hidden>${account.username} is typing…</p>
<div id="quick" class="quick" role="group" aria-label="Quick replies"></div>
<p id="context" class="context" hidden></p>
<form id="composer">
${mediaButtons}
<input id="message" aria-label="Message" placeholder="Message…" autocomplete="off">
<button type="submit" aria-label="Send">Send</button>
</form>
</main>`;
}

/** The thread as the person sees it. */
function threadView({ world, media }: MetaParts, { person, place: { account, thread } }: Meeting): unknown {
  const messages = thread.messages.map((message) => ({
    ...message,
    ...(message.attachments && { attachments: message.attachments.map((one) => media.fresh(one)) }),
    readByShop: message.from === "person" && message.at <= thread.seenByShop,
  }));
  return {
    person: { key: person.key, username: person.username, name: person.name },
    account: account.username,
    typing: thread.typingUntil > world.now(),
    messages,
  };
}

/** Server-sent events: one after each change, at most ten a second. */
function keepTold({ world }: MetaParts, req: Request, res: Response): void {
  res.set({ "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" });
  res.write("data: open\n\n");
  let waiting: NodeJS.Timeout | undefined;
  const stop = world.onChange(() => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      res.write("data: changed\n\n");
    }, 100);
  });
  req.on("close", () => {
    stop();
    clearTimeout(waiting);
  });
}
