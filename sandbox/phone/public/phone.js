const root = document.querySelector(".phone");
const thread = document.querySelector("#thread");
const input = document.querySelector("#message");
const context = document.querySelector("#context");
const { person, account } = root.dataset;
const query = `?account=${encodeURIComponent(account)}`;

/** What the next text is: a new message, an edit, an inline reply or a reply to a story. */
let intent = {};
let shown = "";

function element(tag, props = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

async function perform(path, body) {
  const answer = await fetch(`/control/instagram/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as: person, account, ...body }),
  });
  if (!answer.ok) announce((await answer.json()).error);
}

function announce(text) {
  context.replaceChildren(text);
  context.hidden = false;
}

async function refresh() {
  const state = await (await fetch(`/phone/${person}/thread${query}`)).json();
  document.querySelector("#typing").hidden = !state.typing;
  const key = JSON.stringify(state.messages);
  if (key !== shown) {
    shown = key;
    draw(state.messages);
  }
  if (document.visibilityState === "visible") await perform("seen", {});
}

function draw(messages) {
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
  const byMid = new Map(messages.map((message) => [message.mid, message]));
  const lastRead = messages.findLast((message) => message.readByShop)?.mid;
  let day = "";
  const rows = messages.flatMap((message) => {
    const label = new Date(message.at).toLocaleDateString("en", {
      weekday: "short",
      day: "numeric",
      month: "short",
    });
    const row = rowOf(message, byMid.get(message.replyTo), message.mid === lastRead);
    if (label === day) return [row];
    day = label;
    return [element("div", { className: "day", textContent: label }), row];
  });
  thread.replaceChildren(...rows);
  drawQuickReplies(messages.at(-1));
  if (atEnd || rows.length < 20) thread.scrollTop = thread.scrollHeight;
}

function rowOf(message, answered, isLastRead) {
  const mine = message.from === "person";
  const row = element("div", { className: mine ? "row mine" : "row" });
  row.dataset.mid = message.mid;
  if (answered)
    row.append(element("div", { className: "quote", textContent: `↩ ${answered.text ?? "a picture"}` }));
  if (message.story)
    row.append(element("div", { className: "quote", textContent: "Replied to their story" }));
  row.append(...contentOf(message));
  const emoji = [message.reactions.person, message.reactions.shop].filter(Boolean);
  if (emoji.length > 0) {
    row.classList.add("hearted");
    row.append(element("span", { className: "reaction", textContent: emoji.join(" ") }));
  }
  if (!message.deleted) row.append(actsOf(message, mine));
  const notes = [message.edits > 0 && !message.deleted && "Edited", isLastRead && "Seen"].filter(Boolean);
  if (notes.length > 0) row.append(element("div", { className: "note", textContent: notes.join(" · ") }));
  return row;
}

function contentOf(message) {
  if (message.deleted) return [element("div", { className: "bubble gone", textContent: "Message unsent" })];
  const parts = (message.attachments ?? []).map(attachmentOf);
  if (message.text)
    parts.push(element("div", { className: "bubble", dir: "auto", textContent: message.text }));
  if (parts.length === 0)
    parts.push(element("div", { className: "bubble gone", textContent: "Cannot be shown here" }));
  return parts;
}

function attachmentOf({ type, payload }) {
  const url = payload?.url;
  if (type === "like_heart") return element("div", { className: "bubble heart", textContent: "❤️" });
  if (type === "template")
    return element("div", { className: "cards", tabIndex: 0 }, ...(payload?.elements ?? []).map(cardOf));
  if (type === "audio") return element("audio", { src: url, controls: true });
  if (type === "video") return element("video", { src: url, controls: true, className: "media" });
  if (type === "file")
    return element("a", { href: url, textContent: "📄 File", className: "bubble", target: "_blank" });
  if (url)
    return element("img", {
      src: url,
      alt: type === "story_mention" ? "Story" : "Picture",
      className: "media",
    });
  return element("div", { className: "bubble gone", textContent: type });
}

function cardOf({ title, subtitle, image_url, buttons = [] }) {
  const card = element("div", { className: "card" });
  if (image_url) card.append(element("img", { src: image_url, alt: "" }));
  card.append(element("p", {}, element("b", { textContent: title })));
  if (subtitle) card.append(element("p", { textContent: subtitle }));
  for (const { title: name, type, url, payload } of buttons) {
    const press = () =>
      type === "web_url" ? window.open(url) : perform("postback", { title: name, payload });
    card.append(element("button", { type: "button", textContent: name, onclick: press }));
  }
  return card;
}

function actsOf(message, mine) {
  const hearted = Boolean(message.reactions.person);
  const acts = [
    [
      hearted ? "Unreact" : "React",
      () => perform("react", { mid: message.mid, reaction: hearted ? null : "❤️" }),
    ],
    ["Reply", () => begin({ replyTo: message.mid }, `Replying to “${message.text ?? "picture"}”`)],
  ];
  if (mine) acts.push(["Unsend", () => perform("unsend", { mid: message.mid })]);
  if (mine && message.text) acts.push(["Edit", () => begin({ edit: message.mid }, "Editing", message.text)]);
  const buttons = acts.map(([name, onclick]) =>
    element("button", { type: "button", textContent: name, onclick }),
  );
  return element("div", { className: "acts" }, ...buttons);
}

function drawQuickReplies(last) {
  const offered = last?.from === "shop" ? (last.quickReplies ?? []) : [];
  const buttons = offered.map(({ title, payload, content_type }) => {
    const name = title ?? (content_type === "user_email" ? "Send my e-mail" : "Send my phone number");
    const onclick = () => perform("quick-reply", { title: name, payload });
    return element("button", { type: "button", textContent: name, onclick });
  });
  document.querySelector("#quick").replaceChildren(...buttons);
}

function begin(next, label, text = "") {
  intent = next;
  context.hidden = false;
  const stop = element("button", { type: "button", textContent: "✕", onclick: end });
  stop.setAttribute("aria-label", "Never mind");
  context.replaceChildren(element("span", { textContent: label }), stop);
  input.value = text;
  input.focus();
}

function end() {
  intent = {};
  context.hidden = true;
  input.value = "";
}

async function send() {
  const text = input.value.trim();
  if (!text) return;
  const { edit, replyTo, story } = intent;
  end();
  if (edit) await perform("edit", { mid: edit, text });
  else await perform("messages", { text, replyTo, story });
}

document.querySelector("#composer").addEventListener("submit", (event) => {
  event.preventDefault();
  void send();
});
for (const button of document.querySelectorAll("[data-send]"))
  button.addEventListener("click", () => void perform("messages", { attachments: [button.dataset.send] }));
document
  .querySelector("#story")
  .addEventListener("click", () => begin({ story: true }, "Replying to their story"));
document.addEventListener("visibilitychange", () => void refresh());

new EventSource(`/phone/${person}/live`).onmessage = () => void refresh();
await refresh();
setInterval(() => void refresh(), 5000);
