import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminAction, adminLoader, notifyOf } from "#app/modules/access/access.server.ts";
import { canNotify, deviceWord, listDevices } from "#app/modules/notifications/notifications.server.ts";
import { NotificationsView } from "#app/modules/notifications/ui/notifications-view.tsx";
import type { NotificationsResult } from "#app/modules/notifications/notifications.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";
import { changeNotifications } from "#app/web/notification-settings.server.ts";

export const loader = adminLoader("read_conversations", async ({ scope, staff }) => {
  const at = now();
  return json({
    staffId: staff.id,
    devices: await listDevices(scope, staff.id),
    kinds: await notifyOf(scope, staff.id),
    // Of our own address, whatever host shows the admin: that is where a browser remembers what it allowed.
    addUrl: canNotify() ? `${env().SHOPIFY_APP_URL}/notifications/${deviceWord(scope, staff.id, at)}` : null,
    renderedAt: at.toISOString(),
  });
});

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<NotificationsResult>({ outcome: "not_answering" });

export const action = adminAction(
  { test: "read_conversations", remove: "read_conversations", choose: "read_conversations" },
  async ({ request, scope, staff }) =>
    json(await changeNotifications(scope, staff, await request.formData())),
);

/** Settings, Notifications: where one hears of customers while the app is closed, and of what. */
export default function Notifications() {
  const { staffId, devices, kinds, addUrl, renderedAt } = useLoaderData<typeof loader>();
  useLiveUpdates((news) => news.kind === "devices" && news.id === staffId);
  return <NotificationsView devices={devices} kinds={kinds} addUrl={addUrl} now={useNow(renderedAt)} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
