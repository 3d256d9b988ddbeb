const choices = {
  echo: ["after", "before", "never"],
  signWith: ["instagram", "meta"],
  tokenShape: ["documented", "flat"],
};
const words = {
  echo: "Echo of the app's messages",
  echoDelayMs: "Echo delay (ms)",
  seedOnConnect: "People write on first connection",
  duplicate: "Deliver webhooks twice",
  outOfOrder: "Deliver newest first",
  batchSize: "Updates in one webhook",
  signWith: "Sign with the secret of",
  tokenShape: "Shape of the code exchange",
  sendPerSecond: "Sends a second",
  conversationsPerSecond: "Conversation reads a second",
  clockOffsetMs: "Clock ahead (ms)",
};
const byId = (id) => document.getElementById(id);
const open = new Set();
let drawn = "";

function element(tag, props = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

async function control(path, method, body) {
  const init = { method, headers: { "content-type": "application/json" } };
  await fetch(`/control/${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  await refresh();
}

function entry(key, at, name, detail, [badge, tone], content) {
  const time = element("time", { textContent: new Date(at).toLocaleTimeString("en-GB") });
  const mark = element("em", { className: `badge ${tone}`, textContent: badge });
  const summary = element(
    "summary",
    {},
    time,
    element("b", { textContent: name }),
    element("span", { textContent: detail }),
    mark,
  );
  const details = element(
    "details",
    { open: open.has(key) },
    summary,
    element("pre", { textContent: content }),
  );
  details.addEventListener("toggle", () => (details.open ? open.add(key) : open.delete(key)));
  return element("li", {}, details);
}

function callEntry({ n, at, target, method, path, request, status, response }) {
  const tone = status === "cut" || status >= 500 ? "bad" : status >= 400 ? "warn" : "";
  const content = `${method} ${path}\n\n${JSON.stringify(request, null, 2)}\n\n→ ${JSON.stringify(response, null, 2)}`;
  return entry(`c${n}`, at, target, `${method} ${path.split("?")[0]}`, [String(status), tone], content);
}

function deliveryEntry({ n, at, body, state, attempts }) {
  const tone = { delivered: "", waiting: "warn", retrying: "warn", dropped: "bad" }[state];
  const tries = attempts.map((attempt) => `${attempt.at}  ${attempt.status}  ${attempt.ms} ms`).join("\n");
  const badge = attempts.length > 1 ? `${state} ×${attempts.length}` : state;
  const parsed = JSON.parse(body);
  return entry(
    `d${n}`,
    at,
    kindOf(parsed),
    textOf(parsed),
    [badge, tone],
    `${tries}\n\n${JSON.stringify(parsed, null, 2)}`,
  );
}

function kindOf({ entry: entries }) {
  const items = entries.flatMap((each) => each.messaging ?? each.standby ?? each.changes ?? []);
  const first = items[0] ?? {};
  const kind =
    first.field ?? Object.keys(first).find((key) => !["sender", "recipient", "timestamp"].includes(key));
  const name = first.message?.is_echo ? "echo" : first.message?.is_deleted ? "unsend" : kind;
  return items.length > 1 ? `${items.length} updates` : (name ?? "event");
}

function textOf({ entry: entries }) {
  const item = (entries[0]?.messaging ?? entries[0]?.standby ?? [])[0];
  return (
    item?.message?.text ?? item?.message_edit?.text ?? item?.postback?.title ?? item?.reaction?.emoji ?? ""
  );
}

function drawSettings(settings) {
  const form = byId("settings");
  if (form.contains(document.activeElement)) return;
  form.replaceChildren(...Object.entries(settings).map(([name, value]) => settingField(name, value)));
}

function settingField(name, value) {
  const label = words[name] ?? name;
  const change = (next) => control("meta/settings", "POST", { [name]: next });
  if (typeof value === "boolean") {
    const box = element("input", { type: "checkbox", checked: value, onchange: () => change(box.checked) });
    return element("label", { className: "tick" }, box, label);
  }
  const field = choices[name]
    ? element(
        "select",
        {},
        ...choices[name].map((choice) =>
          element("option", { textContent: choice, selected: choice === value }),
        ),
      )
    : element("input", { type: "number", value });
  field.addEventListener("change", () => change(field.value));
  return element("label", {}, label, field);
}

function shopifyEntry({ webhookId, topic, shop, attempts }) {
  const last = attempts.at(-1);
  const delivered = last && last.status >= 200 && last.status < 300;
  const badge = last
    ? `${last.status || "unreachable"}${attempts.length > 1 ? ` ×${attempts.length}` : ""}`
    : "waiting";
  const content = `${webhookId}\n${attempts.map(({ at, status }) => `${at}  ${status}`).join("\n")}`;
  return entry(
    `s${webhookId}`,
    attempts[0]?.at ?? Date.now(),
    topic,
    shop,
    [badge, delivered ? "" : "warn"],
    content,
  );
}

/** Webhooks of both platforms, the latest first. */
function webhookEntries(instagram, shopify) {
  const timed = [
    ...instagram.map((delivery) => ({ at: delivery.at, item: () => deliveryEntry(delivery) })),
    ...shopify.map((delivery) => ({
      at: delivery.attempts[0]?.at ?? "9",
      item: () => shopifyEntry(delivery),
    })),
  ];
  return timed.sort((one, other) => (one.at < other.at ? 1 : -1)).map(({ item }) => item());
}

async function refresh() {
  const texts = await Promise.all(
    ["/inspector/state", "/control/shopify/webhooks"].map(async (path) => (await fetch(path)).text()),
  );
  if (texts.join() === drawn) return;
  drawn = texts.join();
  const [{ calls, deliveries, faults, settings }, shopify] = texts.map((text) => JSON.parse(text));
  byId("calls").replaceChildren(...calls.map(callEntry));
  byId("deliveries").replaceChildren(...webhookEntries(deliveries, shopify));
  const waiting = Object.entries(faults).flatMap(([target, list]) =>
    list.map((fault) => `${target}: ${JSON.stringify(fault)}`),
  );
  byId("faults").replaceChildren(...waiting.map((line) => element("li", { textContent: line })));
  drawSettings(settings);
}

byId("fault").addEventListener("submit", (event) => {
  event.preventDefault();
  const { target, fault, times } = Object.fromEntries(new FormData(event.target));
  void control("faults", "POST", { target, next: Array(Number(times)).fill(JSON.parse(fault)) });
});
byId("clear").addEventListener("click", () => void control("faults", "DELETE"));
byId("reset").addEventListener("submit", (event) => {
  event.preventDefault();
  void control("reset", "POST", {});
});
await refresh();
setInterval(() => void refresh(), 1500);
