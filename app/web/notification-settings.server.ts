import { setNotifyOf, type StaffMember } from "#app/modules/access/access.server.ts";
import { isNotifyKind } from "#app/modules/access/notify-kinds.ts";
import { removeDevice, testDevice } from "#app/modules/notifications/notifications.server.ts";
import type { NotificationsResult } from "#app/modules/notifications/notifications.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Carries out one form of Settings, Notifications: each changes what is their own. */
export async function changeNotifications(
  scope: ShopScope,
  staff: StaffMember,
  form: FormData,
): Promise<NotificationsResult> {
  const id = String(form.get("id"));
  switch (form.get("intent")) {
    case "test":
      return { outcome: await testDevice(scope, { staffId: staff.id, locale: staff.locale }, id) };
    case "remove":
      return { outcome: (await removeDevice(scope, staff.id, id)) ? "removed" : "not_found" };
    default:
      await setNotifyOf(scope, staff.id, form.getAll("kind").filter(isNotifyKind));
      return { outcome: "saved" };
  }
}
