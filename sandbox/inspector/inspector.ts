import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import type { MetaParts } from "../meta/parts.ts";
import { page } from "../page.ts";

const targets = [
  "meta.send",
  "meta.profile",
  "meta.token",
  "meta.me",
  "meta.subscribe",
  "meta.conversations",
  "shopify.graphql",
  "shopify.token",
  "llm.chat",
];

/** Faults a person can order by hand; tests use `/control/faults` for the rest. */
const faults: Record<string, object> = {
  "throttled (613)": { kind: "error", code: 613 },
  "throttled (80002)": { kind: "error", throttled: true },
  "transient error (2)": { kind: "error", code: 2 },
  "token expired (190/463)": { kind: "error", code: 190, subcode: 463 },
  "app removed (190/458)": { kind: "error", code: 190, subcode: 458 },
  "outside the window (10/2534022)": { kind: "error", code: 10, subcode: 2534022 },
  "person unavailable (551)": { kind: "error", code: 551 },
  "3 seconds late": { kind: "delay", ms: 3000 },
  "cut before the effect": { kind: "cut", when: "before" },
  "cut after the effect": { kind: "cut", when: "after" },
};

/** `/inspector`: calls, webhooks, faults and settings, refreshed every second and a half. */
export function inspectorRouter({ ctx, world, webhooks }: MetaParts): Router {
  const router = express.Router();
  router.use("/assets/inspector", express.static(fileURLToPath(new URL("./public", import.meta.url))));
  router.get("/inspector", (_req, res) => {
    const parts = {
      styles: ["/assets/inspector/inspector.css"],
      scripts: ["/assets/inspector/inspector.js"],
    };
    res.send(page("Sandbox inspector", inspectorBody(), parts));
  });
  router.get("/inspector/state", (_req, res) => {
    res.json({
      calls: ctx.calls.list().slice(-200).reverse(),
      deliveries: webhooks.deliveries.slice(-200).reverse(),
      faults: ctx.faults.list(),
      settings: world.settings,
    });
  });
  return router;
}

function inspectorBody(): string {
  return `<header class="bar"><h1>Inspector</h1><nav><a href="/">Sandbox</a></nav>
<form id="reset"><button type="submit" class="quiet">Reset the world</button></form></header>
<main class="inspector">
<section><h2>Calls to the platforms</h2><ol id="calls" class="log"></ol></section>
<section><h2>Webhooks to the app</h2><ol id="deliveries" class="log"></ol></section>
<aside>
<h2>Faults</h2>
<form id="fault">
<label>Call<select name="target">${targets.map((name) => `<option>${name}</option>`).join("")}</select></label>
<label>Fault<select name="fault">${Object.entries(faults).map(faultOption).join("")}</select></label>
<label>Times<input name="times" type="number" min="1" max="100" value="1"></label>
<div class="buttons"><button type="submit">Order</button><button type="button" id="clear" class="quiet">Clear all</button></div>
</form>
<ul id="faults"></ul>
<h2>Settings</h2>
<form id="settings"></form>
</aside>
</main>`;
}

function faultOption([name, fault]: [string, object]): string {
  return `<option value='${JSON.stringify(fault)}'>${name}</option>`;
}
