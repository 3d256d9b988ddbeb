import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { isId } from "#app/platform/ids.server.ts";
import { testMessage } from "./notice-message.server.ts";
import { deliver } from "./push-notice.server.ts";
import { readDevice } from "./told-devices.server.ts";

/** `delivered`: the push service took it; `gone`: the browser ended it, and the device is forgotten. */
export type TestOutcome = "delivered" | "gone" | "failed" | "not_found";

/** Sends a message to one of somebody's own devices, at once. @param locale the language they read */
export async function testDevice(
  scope: ShopScope,
  { staffId, locale }: { staffId: string; locale: string | null },
  id: string,
): Promise<TestOutcome> {
  const device = isId(id) ? await readDevice(scope, id, null) : null;
  if (!device || device.staffId !== staffId) return "not_found";
  try {
    return await deliver(scope, id, device, testMessage(scope, locale), "test");
  } catch (error) {
    if (error instanceof ServiceError) return "failed";
    throw error;
  }
}
