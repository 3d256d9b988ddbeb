import type { SandboxContext } from "../context.ts";
import type { Account } from "./accounts.ts";
import type { Acts } from "./acts.ts";
import type { Media } from "./media.ts";
import type { Tokens } from "./tokens.ts";
import type { WebhookSender } from "./webhooks.ts";
import type { World } from "./world.ts";

/** The parts of Instagram, as control calls and pages use them. */
export interface MetaParts {
  ctx: SandboxContext;
  world: World;
  acts: Acts;
  tokens: Tokens;
  media: Media;
  webhooks: WebhookSender;
}

/** What the graph's endpoints stand on. */
export interface GraphParts extends MetaParts {
  /** Called once an account is subscribed for the first time. */
  onFirstSubscription: (account: Account) => void;
}
