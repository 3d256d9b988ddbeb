/*
 * Stand-in of Shopify's App Bridge, served by the sandbox's proxy in place of the real script. This file is
 * the `shopify` global; app-bridge-elements.js, which runs after it in the same function, is its elements.
 * It talks to the sandbox's admin, the parent window, through messages of the shape { bridge, type, ... }.
 */
const script = document.currentScript;
if (!script || script.async || script.defer || script.type === "module") {
  throw new Error("Shopify's App Bridge must be a plain script: not async, not deferred, not a module.");
}

// The bounce page rewrites its own document: the window stays, so what was patched once is kept here.
const kept = (window[Symbol.for("sandbox.app-bridge")] ??= {
  fetch: window.fetch,
  open: window.open,
  pushState: history.pushState,
  replaceState: history.replaceState,
  pending: new Map(),
  toasts: new Map(),
  saveBars: new Map(),
  next: 1,
});

const url = new URL(location.href);
const sandboxAdmin = new URL(script.src).searchParams.get("admin");
const config = readConfig();
const isBounce = url.searchParams.has("shopify-reload") && !url.searchParams.has("id_token");

/** From the script's data attributes, meta tags and the address; remembered where the browser lets us. */
function readConfig() {
  const setting = (name) =>
    script.dataset[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ??
    document.querySelector(`meta[name="shopify-${name}"]`)?.content;
  const found = {
    apiKey: setting("api-key"),
    shop: url.searchParams.get("shop") ?? undefined,
    host: url.searchParams.get("host") ?? undefined,
    locale: url.searchParams.get("locale") ?? undefined,
    debug: { webVitals: false },
    disabledFeatures: (setting("disabled-features") ?? "").split(",").filter(Boolean),
    experimentalFeatures: [],
    appOrigins: (setting("app-origins") ?? "").split(",").filter(Boolean),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  const all = { locale: "en", ...remembered(), ...known };
  if (!all.apiKey || !all.shop) throw new Error("App Bridge is missing its configuration: apiKey, shop");
  remember(all);
  return all;
}

// Storage of a third party may be blocked: touching it then throws.
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem("app-bridge-config") ?? "{}");
  } catch {
    return {};
  }
}

function remember(value) {
  try {
    sessionStorage.setItem("app-bridge-config", JSON.stringify(value));
  } catch {
    // The address carries what is needed.
  }
}

function post(type, payload = {}) {
  window.parent.postMessage({ bridge: "app", type, ...payload }, "*");
}

/** Asks the admin and waits for its answer. */
function ask(type, payload) {
  return new Promise((resolve) => {
    const id = kept.next++;
    kept.pending.set(id, resolve);
    post(type, { id, ...payload });
  });
}

window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || data?.bridge !== "admin") return;
  if (data.type === "answer") {
    kept.pending.get(data.id)?.(data.value);
    kept.pending.delete(data.id);
  } else onAdminMessage?.(data);
});

// --- fetch ---------------------------------------------------------------------------------------------

function isOwn(target) {
  if (config.appOrigins.includes(target.origin)) return true;
  return (
    target.protocol === location.protocol &&
    (target.host === location.host || target.hostname.endsWith(`.${location.hostname}`))
  );
}

window.fetch = async function fetch(input, init) {
  const request = new Request(input instanceof Request ? input.clone() : input, init);
  if (!isOwn(new URL(request.url))) return kept.fetch.call(window, input, init);
  const mayAuthorize = !request.headers.has("Authorization");
  if (mayAuthorize) request.headers.set("Authorization", `Bearer ${await ask("idToken")}`);
  request.headers.set("X-Requested-With", "XMLHttpRequest");
  request.headers.set("Accept-Language", config.locale);
  const again = request.clone();
  let response = await kept.fetch.call(window, request);
  if (mayAuthorize && response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
    again.headers.set("Authorization", `Bearer ${await ask("idToken")}`);
    response = await kept.fetch.call(window, again);
  }
  const elsewhere = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
  if (!elsewhere) return response;
  post("redirect", { url: new URL(elsewhere, location.href).href });
  // The window is about to leave: whoever waits for this answer must not act on it.
  return new Promise(() => {});
};

// --- leaving the page ----------------------------------------------------------------------------------

function ownPath() {
  const shown = new URL(location.href);
  const transport = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];
  for (const name of transport) shown.searchParams.delete(name);
  return shown.pathname + shown.search + shown.hash;
}

for (const method of ["pushState", "replaceState"]) {
  history[method] = function (...args) {
    kept[method].apply(history, args);
    post("history", { path: ownPath() });
  };
}
window.addEventListener("popstate", () => post("history", { path: ownPath() }));

const adminAddress =
  /^(shopify:|https:\/\/admin\.shopify\.com\/|https:\/\/[a-z0-9-]+\.myshopify\.com\/admin)/i;

window.open = function open(target = "", name, features) {
  const address = String(target);
  const leaves = name === "_top" || name === "_parent";
  if (!leaves && !adminAddress.test(address)) return kept.open.call(window, target, name, features);
  const absolute = adminAddress.test(address) ? address : new URL(address, location.href).href;
  post("redirect", { url: absolute, newTab: !leaves && name !== "_self" });
  return null;
};

window.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    const href = link.getAttribute("href");
    const leaves = link.target === "_top" || link.target === "_parent";
    if (adminAddress.test(href) || leaves) {
      event.preventDefault();
      window.open(adminAddress.test(href) ? href : link.href, leaves ? "_top" : link.target || "_top");
    } else if (kept.saveBars.size > 0 && link.target !== "_blank") {
      event.preventDefault();
      event.stopImmediatePropagation();
      void leaveConfirmation().then(() => link.click());
    }
  },
  true,
);

/** Resolves when there is nothing unsaved, or when the merchant chose to leave it. */
async function leaveConfirmation() {
  if (kept.saveBars.size === 0) return;
  if (!(await ask("leaveConfirmation"))) return new Promise(() => {});
  for (const bar of [...kept.saveBars.values()]) bar.hide();
}

// --- the global ----------------------------------------------------------------------------------------

const element = (id) => {
  const found = document.getElementById(id);
  if (!found?.show) throw new Error(`App Bridge: there is no element with the id "${id}"`);
  return found;
};
const byId = {
  show: async (id) => element(id).show(),
  hide: async (id) => element(id).hide(),
  toggle: async (id) => element(id).toggle(),
};

window.shopify = {
  config,
  origin: sandboxAdmin,
  ready: Promise.resolve(),
  environment: {
    embedded: window.parent !== window,
    mobile: /Shopify Mobile/.test(navigator.userAgent),
    pos: false,
  },
  idToken: () => ask("idToken"),
  user: () => ask("user"),
  loading: (isLoading) => post("loading", { on: isLoading !== false }),
  toast: {
    show(message, options = {}) {
      const id = `toast-${kept.next++}`;
      kept.toasts.set(id, options);
      const { duration = 5000, isError = false, action } = options;
      post("toast", { toast: id, message, duration, isError, action });
      return id;
    },
    hide: (id) => post("toastHide", { toast: id }),
  },
  modal: byId,
  saveBar: { ...byId, leaveConfirmation },
  resourcePicker: async (options) => {
    const selection = await ask("resourcePicker", { options });
    return selection && Object.assign(selection, { selection });
  },
  picker: async () => ({ selected: Promise.resolve(undefined) }),
  scopes: {
    query: () => ask("scopes"),
    request: (scopes) => ask("scopesRequest", { scopes }),
    revoke: async () => ({ detail: await ask("scopes") }),
  },
  app: { extensions: async () => [] },
  intents: { invoke: async () => ({ complete: Promise.resolve({ code: "closed" }) }) },
  reviews: {
    request: async () => ({ success: false, code: "cooldown-period", message: "Not in the sandbox." }),
  },
  support: { registerHandler: async () => {} },
  webVitals: {
    async onReport(callback) {
      if (!callback) return;
      new PerformanceObserver((list) => {
        const last = list.getEntries().at(-1);
        if (last) callback({ metrics: [{ id: `lcp-${kept.next++}`, name: "LCP", value: last.startTime }] });
      }).observe({ type: "largest-contentful-paint", buffered: true });
    },
  },
};

// --- where the page stands -----------------------------------------------------------------------------

async function bounce() {
  const target = new URL(url.searchParams.get("shopify-reload"), location.href);
  if (target.origin !== location.origin) return;
  const headers = { Accept: "text/html", "X-Shopify-Bounce": "1" };
  const page = await (await window.fetch(target, { headers })).text();
  kept.replaceState.call(history, null, "", target);
  document.open();
  document.write(page);
  document.close();
}

function openInsideAdmin() {
  const store = config.shop.replace(".myshopify.com", "");
  location.replace(`${sandboxAdmin}/admin/${store}/apps/couplet${ownPath()}`);
}

if (window.parent === window) {
  if (!config.disabledFeatures.includes("auto-redirect")) openInsideAdmin();
} else if (isBounce) void bounce();
else post("hello", { path: ownPath() });
