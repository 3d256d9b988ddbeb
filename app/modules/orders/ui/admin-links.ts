/** Addresses of the Shopify admin that App Bridge resolves to the store the app is open in. */
export function adminLink(gid: string): string {
  const [, , , kind = "", id = ""] = gid.split("/");
  return `shopify://admin/${kind === "Order" ? "orders" : "customers"}/${id.replace(/\?.*$/, "")}`;
}

/** The address when it may be linked to; what is not a web address stays text. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
