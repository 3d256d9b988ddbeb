/** The script of the page that adds a browser as a device (app/web/device-page.server.ts has its words). */
const form = document.querySelector("form");
const label = form.querySelector("input");
const button = form.querySelector("button");
const { platform = "", userAgent, maxTouchPoints } = navigator;
const isApplePhone = /iPhone|iPad/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1);

label.value = nameOfBrowser();
if (!isAble()) end(isApplePhone ? "home_screen" : "unsupported");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  button.disabled = true;
  add().then(say, () => say("failed"));
});

function isAble() {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** Asks first: some browsers forget that a button was pressed once something else was waited for. */
async function add() {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  await navigator.serviceWorker.register("/notifications/worker.js");
  const subscription = await subscribed(await navigator.serviceWorker.ready);
  const answer = await fetch(location.pathname, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...subscription.toJSON(), label: label.value }),
  });
  return (await answer.json()).outcome;
}

/** A browser keeps one subscription; one that was made with a former key of ours is of no use any more. */
async function subscribed({ pushManager }) {
  const applicationServerKey = bytesOf(form.dataset.key);
  const wish = { userVisibleOnly: true, applicationServerKey };
  try {
    return await pushManager.subscribe(wish);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wish);
  }
}

function bytesOf(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/** What is done is done; whatever else it was, trying again is possible. */
function say(said) {
  if (said === "added" || said === "expired") return end(said);
  button.disabled = false;
  show(said);
}

function end(said) {
  form.hidden = true;
  show(said);
}

function show(said) {
  const known = document.querySelector(`[data-said="${CSS.escape(said)}"]`);
  const shown = known ?? document.querySelector('[data-said="failed"]');
  for (const one of document.querySelectorAll("[data-said]")) one.hidden = one !== shown;
}

/** A first word for the device, which whoever adds it can change: "Chrome, Android". */
function nameOfBrowser() {
  const browsers = [
    ["Edge", /Edg/],
    ["Opera", /OPR\//],
    ["Samsung Internet", /SamsungBrowser/],
    ["Firefox", /Firefox|FxiOS/],
    ["Chrome", /Chrome|CriOS/],
    ["Safari", /Safari/],
  ];
  const systems = [
    ["Android", /Android/],
    ["iPad", /iPad/],
    ["iPhone", /iPhone/],
    ["Windows", /Windows/],
    ["macOS", /Macintosh/],
    ["ChromeOS", /CrOS/],
    ["Linux", /Linux/],
  ];
  const first = (known) => known.find(([, sign]) => sign.test(userAgent))?.[0];
  return [first(browsers), first(systems)].filter(Boolean).join(", ");
}
