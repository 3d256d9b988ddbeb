/** Shared words of channels: safe in the browser. */

export type AccountState = "connected" | "needs_reauth" | "disconnected";

/** A connected Instagram account as the Connections page shows it. Never carries a token. */
export interface AccountCard {
  id: string;
  handle: string;
  name: string | null;
  pictureUrl: string | null;
  state: AccountState;
  permissions: string[];
  /** Required permissions that were not granted. */
  missingPermissions: string[];
  subscribedFields: string[];
  humanAgent: boolean;
  tokenExpiresAt: string | null;
  lastEventAt: string | null;
  lastCheckAt: string | null;
  /** A code of connection-problems.ts, or null when all is well. */
  lastError: string | null;
  connectedAt: string;
}
