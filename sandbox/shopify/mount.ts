import express, { type Application } from "express";
import type { SandboxContext } from "../context.ts";
import { platformCall, type OrderedError } from "../http.ts";
import { adminPages } from "../admin/pages.ts";
import { shopifyControl } from "./control.ts";
import { answerGraphql, orderedError } from "./graphql.ts";
import { adminSchema } from "./schema.ts";
import { grantToken } from "./tokens.ts";
import { ShopifyWorld } from "./world.ts";

/** Mounts the stand-in of Shopify: its token endpoint, its Admin API, its admin's pages, and the controls. */
export function mountShopify(app: Application, ctx: SandboxContext): void {
  const world = new ShopifyWorld(ctx);
  const body = [express.json({ limit: "2mb" }), express.urlencoded({ extended: false })];
  app.post(
    "/admin/oauth/access_token",
    ...body,
    platformCall(ctx, { target: "shopify.token", refuse: orderedTokenError }, (req) =>
      grantToken(world, req),
    ),
  );
  app.post(
    "/admin/api/:version/graphql.json",
    ...body,
    platformCall(ctx, { target: "shopify.graphql", refuse: orderedError }, (req) =>
      answerGraphql(world, req),
    ),
  );
  app.use("/control/shopify", shopifyControl(world));
  app.use(adminPages(world));
  // The first call should not wait for ten megabytes of schema; its failure is told by that call.
  adminSchema("2026-07").catch(() => undefined);
}

function orderedTokenError(fault: OrderedError) {
  const error = fault.message ?? (fault.status === 400 ? "invalid_subject_token" : "server_error");
  return { status: fault.status ?? 500, body: { error } };
}
