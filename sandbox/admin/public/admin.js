/* The admin's own script: menus everywhere, and on the app's page the other end of App Bridge. */
import { pickProducts } from "./picker.js";
import {
  confirmGrant,
  confirmLeave,
  hideSaveBar,
  hideToast,
  isUnsaved,
  shakeSaveBar,
  showSaveBar,
  showToast,
} from "./chrome.js";

const facts = JSON.parse(document.querySelector("#facts").textContent);
const base = `/admin/${facts.store}`;
const appBase = `${base}/apps/couplet`;
const frame = document.querySelector("#app");

const menu = document.querySelector("#menu");
menu.addEventListener("click", () => openMenu(!document.body.classList.contains("menu-open")));
document.querySelector("#main").addEventListener("click", () => openMenu(false));

function openMenu(open) {
  document.body.classList.toggle("menu-open", open);
  menu.setAttribute("aria-expanded", String(open));
}

const answer = (id, value) => send({ type: "answer", id, value });

function send(message) {
  frame?.contentWindow?.postMessage({ bridge: "admin", ...message }, facts.appOrigin);
}

const fetched = async (path, options) =>
  (await fetch(`${base}/${path}?staff=${facts.staff}`, options)).json();

/** Asks the merchant for more scopes, of those that the app has declared. */
async function requestScopes(scopes) {
  const before = await fetched("scopes.json");
  const missing = scopes.filter((scope) => !before.granted.includes(scope));
  if (missing.some((scope) => !before.optional.includes(scope)))
    throw new Error(`The app has not declared one of ${missing}`);
  if (missing.length === 0) return { result: "granted-all", detail: before };
  if (!(await confirmGrant(missing))) return { result: "declined-all", detail: before };
  const headers = { "content-type": "application/json" };
  const detail = await fetched("scopes", { method: "POST", headers, body: JSON.stringify({ scopes }) });
  return { result: "granted-all", detail };
}

/** What the app may ask of the admin, or tell it. */
const handlers = {
  hello: ({ path }) => mirror(path),
  history: ({ path }) => mirror(path),
  idToken: async ({ id }) => answer(id, (await fetched("session-token", { method: "POST" })).token),
  user: async ({ id }) => answer(id, await fetched("user.json")),
  scopes: async ({ id }) => answer(id, await fetched("scopes.json")),
  scopesRequest: async ({ id, scopes }) => answer(id, await requestScopes(scopes)),
  resourcePicker: async ({ id, options }) => answer(id, await pickProducts(base, options)),
  nav: ({ items }) => showNav(items),
  title: ({ title, buttons }) => showTitle(title, buttons),
  loading: ({ on }) => (document.querySelector("#progress").hidden = !on),
  dim: ({ on }) => document.body.classList.toggle("dimmed", on),
  toast: (toast) => showToast(toast, send),
  toastHide: ({ toast }) => hideToast(toast),
  saveBar: (bar) => showSaveBar(bar, send),
  saveBarHide: ({ bar }) => hideSaveBar(bar),
  leaveConfirmation: async ({ id }) => answer(id, await confirmLeave()),
  redirect: ({ url, newTab }) => redirect(url, newTab),
};

window.addEventListener("message", ({ source, origin, data }) => {
  if (!frame || source !== frame.contentWindow || origin !== facts.appOrigin || data?.bridge !== "app")
    return;
  void handlers[data.type]?.(data);
});

// --- where the app is ------------------------------------------------------------------------------------

let navItems = [];

/** Shows in the address bar where the app is; the browser's own history holds the app's steps already. */
function mirror(path) {
  const shown = path === facts.appHome ? "" : path;
  history.replaceState(null, "", appBase + shown);
  lightNav();
}

function shownPath() {
  return location.pathname.slice(appBase.length) || facts.appHome;
}

function showNav(items) {
  navItems = items;
  const links = items
    .filter((item) => !item.home)
    .map(({ label, href }) =>
      Object.assign(document.createElement("a"), { href: appBase + href, textContent: label }),
    );
  document.querySelector("#app-nav").replaceChildren(...links);
  lightNav();
}

function lightNav() {
  const here = shownPath();
  const fitting = navItems.filter(({ href }) => here === href || here.startsWith(`${href}/`));
  const best = fitting.sort((a, b) => b.href.length - a.href.length)[0];
  for (const link of document.querySelectorAll("#app-nav a")) {
    if (best && link.pathname === appBase + best.href) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

document.querySelector("#nav").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || !frame || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  openMenu(false);
  void follow(link);
});

/** Places inside the app are left to the app's own router; all others are pages of the admin. */
async function follow(link) {
  if (isUnsaved()) {
    shakeSaveBar();
    if (!(await confirmLeave())) return;
    send({ type: "discardAll" });
  }
  if (link.pathname.startsWith(appBase)) {
    const home = navItems.find((item) => item.home)?.href ?? facts.appHome;
    send({
      type: "navigate",
      path: link.id === "app-link" ? home : link.pathname.slice(appBase.length) + link.search,
    });
  } else location.assign(link.href);
}

// --- leaving the app -------------------------------------------------------------------------------------

/** Addresses of Shopify's admin, in all their spellings, lead to the sandbox's. */
function translate(url) {
  return url
    .replace(/^shopify:(\/\/admin\/|admin\/|\/\/admin$)/, `${base}/`)
    .replace(/^https:\/\/admin\.shopify\.com\/store\//, "/admin/")
    .replace(/^https:\/\/([a-z0-9-]+)\.myshopify\.com\/admin/, "/admin/$1");
}

function redirect(url, newTab) {
  const target = new URL(translate(url), location.href);
  if (newTab) return void window.open(target, "_blank");
  // Log-ins of others must be the top window, even where this admin is itself shown in a frame.
  const leaves = target.origin !== location.origin;
  (leaves ? window.top : window).location.assign(target);
}

// --- title bar -------------------------------------------------------------------------------------------

function showTitle(title, buttons) {
  document.querySelector("#app-title").textContent = title;
  const shown = buttons.map(({ label, primary, disabled, loading }, at) => {
    const button = Object.assign(document.createElement("button"), { textContent: label });
    button.className = primary ? "primary" : "";
    button.disabled = disabled || loading;
    button.addEventListener("click", () => send({ type: "titleBar", at }));
    return button;
  });
  document.querySelector("#title-actions").replaceChildren(...shown);
}
