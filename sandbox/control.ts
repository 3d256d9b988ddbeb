import express, { type Router } from "express";
import type { Fault, SandboxContext } from "./context.ts";
import { controlCall } from "./http.ts";

/** Control calls that belong to no single platform: faults, the log of calls, reset. */
export function controlRouter(ctx: SandboxContext): Router {
  const router = express.Router();
  router.use(express.json({ limit: "5mb" }));
  router.get(
    "/faults",
    controlCall(() => ctx.faults.list()),
  );
  router.post(
    "/faults",
    controlCall((req) => orderFaults(ctx, req.body as { target?: string; next?: unknown })),
  );
  router.delete(
    "/faults",
    controlCall(() => ctx.faults.clear()),
  );
  router.get(
    "/calls",
    controlCall((req) => callsOf(ctx, req.query["target"])),
  );
  router.post(
    "/reset",
    controlCall(() => resetAll(ctx)),
  );
  return router;
}

function callsOf(ctx: SandboxContext, target: unknown): unknown {
  const calls = ctx.calls.list();
  return target === undefined ? calls : calls.filter((call) => call.target === target);
}

function orderFaults(ctx: SandboxContext, given: { target?: string; next?: unknown }): unknown {
  if (!given.target) throw new Error("target is missing, e.g. meta.send");
  ctx.faults.push(given.target, [given.next].flat().map(checkedFault));
  return ctx.faults.list();
}

/** A misspelt fault would let a test pass for the wrong reason. */
function checkedFault(given: unknown): Fault {
  const fault = given as Fault;
  if (fault?.kind === "error") return fault;
  if (fault?.kind === "delay" && Number.isFinite(fault.ms)) return fault;
  if (fault?.kind === "cut" && ["before", "after"].includes(fault.when)) return fault;
  throw new Error(`no such fault: ${JSON.stringify(given)}`);
}

function resetAll(ctx: SandboxContext): void {
  ctx.faults.clear();
  ctx.calls.clear();
  for (const reset of ctx.resets) reset();
}
