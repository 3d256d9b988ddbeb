import { z } from "zod";
import { second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { llm } from "./recipient.server.ts";

/** A person waits for the answer. */
const timeoutMs = 20 * second;

const answerShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().min(1) }) })).min(1),
});

/** Whether this installation has a language model. */
export function hasLanguageModel(): boolean {
  return env().LLM_URL !== undefined;
}

/**
 * Has the language model do one thing with one text ("Chat completions", as OpenAI and all who follow it answer).
 * @param task what to do; the text itself is never part of it
 * @throws ServiceError "no_model", "no_answer" (not in time, or not reached), "http_401" …, "unreadable_answer"
 */
export async function askLanguageModel(task: string, text: string): Promise<string> {
  const { LLM_URL, LLM_API_KEY, LLM_MODEL } = env();
  if (LLM_URL === undefined) throw failed("no_model", false);
  const messages = [
    { role: "system", content: task },
    { role: "user", content: text },
  ];
  const response = await post(new URL(`${LLM_URL.replace(/\/$/, "")}/chat/completions`), LLM_API_KEY, {
    model: LLM_MODEL,
    messages,
  });
  if (!response.ok)
    throw failed(`http_${response.status}`, response.status === 429 || response.status >= 500);
  const answer = answerShape.safeParse(await response.json().catch(() => undefined));
  const [choice] = answer.data?.choices ?? [];
  if (!choice) throw failed("unreadable_answer", true);
  return choice.message.content;
}

async function post(url: URL, key: string | undefined, body: unknown): Promise<Response> {
  try {
    return await send(llm, url, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause;
    throw failed("no_answer", true, cause);
  }
}

function failed(code: string, retryable: boolean, cause?: unknown): ServiceError {
  return new ServiceError("llm", { code, retryable, cause });
}
