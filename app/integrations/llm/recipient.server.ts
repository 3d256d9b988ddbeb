import type { MayBeTold } from "#app/platform/data-limits.generated.ts";
import { env } from "#app/platform/env.server.ts";
import type { Recipient } from "#app/platform/http/outbound.server.ts";

/** One text at a time, and what to do with it: nothing of whose it is, of their orders or of the conversation. */
const told = {
  model: "protocol",
  "messages.role": "protocol",
  "messages.content": "content",
} satisfies Record<string, MayBeTold["llm"] | "protocol">;

/** The language model of this installation, where there is one: an endpoint that speaks OpenAI's chat protocol. */
export const llm: Recipient = {
  name: "llm",
  isTheirs: ({ origin }) => {
    const { LLM_URL } = env();
    return LLM_URL !== undefined && new URL(LLM_URL).origin === origin;
  },
  told,
};
