/** An order's or customer's page, as App Bridge finds it in the store the app is open in. */
export function adminLink(gid: string): string {
  return `shopify://admin/${pathOf(gid)}`;
}

/** The same as an address of the web, which also survives being copied or opened in a new tab. */
export function adminAddress(gid: string, storeHandle: string): string {
  return `https://admin.shopify.com/store/${encodeURIComponent(storeHandle)}/${pathOf(gid)}`;
}

/** gid://shopify/Order/1001?key=… → orders/1001 */
function pathOf(gid: string): string {
  const [, , , kind = "", id = ""] = gid.split("/");
  return `${kind === "Order" ? "orders" : "customers"}/${id.replace(/\?.*$/, "")}`;
}

/** The address when it may be linked to; what is not a web address stays text. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
