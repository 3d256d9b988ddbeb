import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import { escapeHtml } from "../http.ts";
import { page } from "../page.ts";
import { people } from "../people.ts";

/** `/`: the Shopify admin on the left, a customer's phone on the right. */
export function homeRouter(): Router {
  const router = express.Router();
  router.use("/assets/home", express.static(fileURLToPath(new URL("./public", import.meta.url))));
  router.use("/assets/meta", express.static(fileURLToPath(new URL("../meta/public", import.meta.url))));
  router.get("/", (_req, res) => {
    const parts = { styles: ["/assets/home/home.css"], scripts: ["/assets/home/home.js"] };
    res.send(page("Couplet sandbox", homeBody(), parts));
  });
  return router;
}

function homeBody(): string {
  return `<div class="desk">
<section class="admin" aria-label="Shopify admin">
<iframe src="/admin/couplet-demo/apps/couplet/app" title="Shopify admin" allow="clipboard-write; clipboard-read"></iframe>
</section>
<aside aria-label="Customer's phone">
<nav class="people" aria-label="People">${people.map(personButton).join("")}</nav>
<iframe id="phone" src="/phone/maya" title="Customer's phone"></iframe>
<p class="links"><a href="/inspector" target="_blank">Inspector</a><span>Everything here is made up and stays on this machine.</span></p>
</aside>
</div>`;
}

function personButton({ key, name, username }: (typeof people)[number]): string {
  const label = escapeHtml(name ?? username);
  return `<button type="button" data-person="${key}" title="${label}" aria-label="${label}" aria-pressed="${key === "maya"}">
<img src="/media/profile/${key}.png" alt=""></button>`;
}
