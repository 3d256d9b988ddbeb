import express, { type Application, type Request } from "express";
import type { SandboxContext } from "../context.ts";
import { platformCall, type Answer, type OrderedError } from "../http.ts";
import { languageOf } from "./languages.ts";

/** The one model of this endpoint, and the key that opens it. */
export const model = "pseudo-translator";
export const apiKey = "sandbox-llm-key";

/**
 * A language model that speaks OpenAI's chat protocol at `/llm/v1`. It knows two tasks, told as the app tells them: which
 * language a text is in, and a text in another one. Its translations are the text itself, marked with both languages,
 * so that the same question always has the same answer and everybody sees that nothing was really translated.
 */
export function mountLlm(app: Application, ctx: SandboxContext): void {
  app.post(
    "/llm/v1/chat/completions",
    express.json({ limit: "1mb" }),
    platformCall(ctx, { target: "llm.chat", refuse: orderedError }, answer),
  );
}

interface ChatRequest {
  model?: string;
  messages?: { role?: string; content?: string }[];
}

function answer(req: Request): Answer {
  if (req.get("authorization") !== `Bearer ${apiKey}`) return refused(401, "Incorrect API key provided.");
  const { model: asked, messages = [] } = (req.body ?? {}) as ChatRequest;
  if (asked !== model) return refused(404, `The model ${String(asked)} does not exist.`);
  const [system, user] = [messages[0]?.content ?? "", messages[1]?.content ?? ""];
  const message = { role: "assistant", content: carryOut(system, user) };
  return {
    status: 200,
    body: {
      id: "chatcmpl-sandbox",
      object: "chat.completion",
      model,
      choices: [{ index: 0, message, finish_reason: "stop" }],
    },
  };
}

/** "… into Spanish (es) …" is a translation; anything else asks for the language. */
function carryOut(task: string, text: string): string {
  const from = languageOf(text);
  const to = /\binto [^()]+ \(([\w-]+)\)/.exec(task)?.[1];
  return to === undefined ? from : `${from}\n${from === to ? text : pseudoTranslation(text, from, to)}`;
}

function pseudoTranslation(text: string, from: string, to: string): string {
  return `«${from}→${to}» ${text}`;
}

function refused(status: number, message: string): Answer {
  return { status, body: { error: { message, type: "invalid_request_error" } } };
}

function orderedError({ status = 500, message = "The server had an error." }: OrderedError): Answer {
  return refused(status, message);
}
