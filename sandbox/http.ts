import type { Request, RequestHandler, Response } from "express";
import type { Fault, SandboxContext } from "./context.ts";

/** What a platform answers to one call. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** An error that was ordered through a fault. */
export type OrderedError = Extract<Fault, { kind: "error" }>;

/** How one kind of call is named in the log, and how its platform words an ordered error. */
export interface CallKind {
  target: string;
  refuse: (fault: OrderedError) => Answer;
}

/** Thrown by a handler to answer with the platform's refusal. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/**
 * A platform's endpoint: takes the fault meant for this call, runs `handle`, answers in JSON and records
 * the call. A cut `after` runs the handler first, so its effect stands although the caller never hears.
 */
export function platformCall(
  ctx: SandboxContext,
  kind: CallKind,
  handle: (req: Request) => Answer | Promise<Answer>,
): RequestHandler {
  return (req, res) => {
    const fault = ctx.faults.take(kind.target);
    void underFault(kind, fault, () => handle(req)).then((answer) => {
      recordCall(ctx, kind.target, req, answer);
      if (answer === "cut") req.socket.destroy();
      else sendAnswer(res, answer);
    });
  };
}

async function underFault(
  kind: CallKind,
  fault: Fault | undefined,
  handle: () => Answer | Promise<Answer>,
): Promise<Answer | "cut"> {
  if (fault?.kind === "error") return kind.refuse(fault);
  if (fault?.kind === "cut" && fault.when === "before") return "cut";
  if (fault?.kind === "delay") await pause(fault.ms);
  const answer = await answerOf(handle);
  return fault?.kind === "cut" ? "cut" : answer;
}

async function answerOf(handle: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return { status: 500, body: { error: { message: String(error), type: "SandboxError", code: 1 } } };
  }
}

function recordCall(ctx: SandboxContext, target: string, req: Request, answer: Answer | "cut"): void {
  ctx.calls.add({
    target,
    method: req.method,
    path: req.originalUrl,
    request: { query: req.query, body: req.body as unknown },
    status: answer === "cut" ? "cut" : answer.status,
    response: answer === "cut" ? null : answer.body,
  });
}

/** Writes an answer as JSON, the way platforms do. */
export function sendAnswer(res: Response, answer: Answer): void {
  res.status(answer.status).set(answer.headers ?? {});
  res.json(answer.body);
}

/** A control call: answers with what `handle` returns, or 400 with what was wrong. */
export function controlCall(handle: (req: Request) => unknown): RequestHandler {
  return (req, res) => {
    void Promise.resolve()
      .then(() => handle(req))
      .then((body) => res.json(body ?? { ok: true }))
      .catch((error: unknown) =>
        res.status(400).json({ error: error instanceof Error ? error.message : String(error) }),
      );
  };
}

/** Waits so many milliseconds without keeping the process alive. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** Text made safe to stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
