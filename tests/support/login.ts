import { beginConnect, completeConnect, type ConnectOutcome } from "#app/modules/channels/channels.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { FakeMeta } from "./fake-meta.ts";
import type { FakeAccount } from "./fake-meta-wire.ts";
import { seedStaff } from "./staff.ts";

export const staffId = "01999999-9999-7999-8999-999999999999";

const permissions = ["instagram_business_basic", "instagram_business_manage_messages", "human_agent"];

/** Official logins at a fake Meta, each by somebody new. */
export function loginTools(meta: FakeMeta) {
  let made = 0;

  function newAccount(more: Partial<FakeAccount> = {}): FakeAccount {
    const number = String((made += 1)).padStart(4, "0");
    const ids = { userId: `1784140000001${number}`, id: `2897867183841${number}` };
    return (meta.account = {
      ...ids,
      username: `shop.${made}`,
      accountType: "Business",
      permissions,
      ...more,
    });
  }

  async function stateOf(scope: ShopScope): Promise<string> {
    await seedStaff(scope, staffId);
    const { url } = await beginConnect(scope, staffId, "/app/settings/connections");
    return new URL(url).searchParams.get("state") ?? "";
  }

  async function connect(scope: ShopScope, code = "code"): Promise<ConnectOutcome> {
    return completeConnect({ state: await stateOf(scope), code });
  }

  async function connected(scope: ShopScope, more: Partial<FakeAccount> = {}) {
    const account = newAccount(more);
    const outcome = await connect(scope);
    if (outcome.outcome !== "connected") throw new Error(`connecting ended as ${outcome.outcome}`);
    return { ...outcome, account };
  }

  return { newAccount, stateOf, connect, connected };
}
