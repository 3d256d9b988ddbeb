import { escapeHtml } from "../http.ts";
import type { Shop, Staff } from "../shopify/records.ts";

export interface Shell {
  shop: Shop;
  shops: Shop[];
  staff: Staff;
  /** Which entry of the navigation is lit. */
  active: "home" | "orders" | "products" | "customers" | "app";
  title: string;
  /** Address of this page, to come back to after the staff was switched. */
  path: string;
  body: string;
  /** Facts the page's script needs. */
  data?: Record<string, unknown>;
}

const icons = {
  home: "M3 9.2 10 3l7 6.2V17h-4.6v-4.6H7.6V17H3z",
  orders: "M4 3h12v14l-2-1.4-2 1.4-2-1.4L8 17l-2-1.4L4 17zm3 4h6M7 10h6",
  products: "M3 3h7l7 7-7 7-7-7zm3.6 3.6h.1",
  customers: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4m-6.2 7c.5-3.6 3-5.2 6.2-5.2s5.7 1.6 6.2 5.2",
  menu: "M3 5h14M3 10h14M3 15h14",
  search: "M8.8 14a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4m3.8-1.4L17 17",
};

/** A drawn sign of the admin. */
export function icon(name: keyof typeof icons): string {
  return `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${icons[name]}"/></svg>`;
}

/** The app's own sign. */
export const appIcon =
  `<svg class="app-icon" viewBox="0 0 20 20" aria-hidden="true"><rect width="20" height="20" rx="5" fill="#4c6a58"/>` +
  `<path d="M4.5 6.5h7v5h-4l-2 2v-2h-1zM13 8.5h2.5v5h-1v2l-2-2h-3v-1H13z" fill="#fff"/></svg>`;

/** A whole page of the admin: dark bar above, navigation on the left, the page itself on grey. */
export function adminPage(shell: Shell): string {
  const { shop, title, body, data = {} } = shell;
  const facts = JSON.stringify({ store: shop.handle, shop: shop.domain, ...data }).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(shop.name)} · Shopify (sandbox)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/admin/admin.css">
</head>
<body>
${topBar(shell)}
${navigation(shell)}
<main id="main">${body}</main>
<div id="toasts" role="status" aria-live="polite"></div>
<script type="application/json" id="facts">${facts}</script>
<script type="module" src="/assets/admin/admin.js"></script>
</body>
</html>
`;
}

function topBar({ shop, shops, staff, path }: Shell): string {
  const stores = shops.map(
    (one) =>
      `<a href="/admin/${one.handle}"${one === shop ? ' aria-current="true"' : ""}>${escapeHtml(one.name)}</a>`,
  );
  const members = shop.staff.map(
    (one) =>
      `<button name="staff" value="${one.key}"${one === staff ? ' aria-current="true"' : ""}>` +
      `${escapeHtml(fullName(one))}<small>${one.owner ? "Store owner" : "Staff"}</small></button>`,
  );
  return `<header id="top">
<button id="menu" class="bare" aria-label="Menu" aria-expanded="false">${icon("menu")}</button>
<a class="brand" href="/admin/${shop.handle}">${escapeHtml(shop.name)}</a>
<div class="search" aria-hidden="true">${icon("search")}<span>Search</span></div>
<details id="who"><summary aria-label="Store and staff"><span class="who-name">${escapeHtml(fullName(staff))}</span>
<span class="avatar">${escapeHtml(staff.firstName.slice(0, 1) + staff.lastName.slice(0, 1))}</span></summary>
<form class="popover" method="post" action="/admin/${shop.handle}/staff">
<input type="hidden" name="back" value="${escapeHtml(path)}">
<h2>Stores</h2>${stores.join("")}<h2>Signed in as</h2>${members.join("")}
</form></details>
<div id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
</header>
<div id="progress" hidden></div>`;
}

function navigation({ shop, active }: Shell): string {
  const base = `/admin/${shop.handle}`;
  const entry = (key: "home" | "orders" | "products" | "customers", label: string, href: string) =>
    `<a href="${href}"${active === key ? ' aria-current="page"' : ""}>${icon(key)}${label}</a>`;
  return `<nav id="nav" aria-label="Admin">
${entry("home", "Home", base)}
${entry("orders", "Orders", `${base}/orders`)}
${entry("products", "Products", `${base}/products`)}
${entry("customers", "Customers", `${base}/customers`)}
<h2>Apps</h2>
<a id="app-link" href="${base}/apps/couplet"${active === "app" ? ' aria-current="page"' : ""}>${appIcon}Couplet</a>
<div id="app-nav"></div>
</nav>`;
}

export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
