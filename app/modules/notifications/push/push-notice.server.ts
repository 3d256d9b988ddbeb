import { pushMessage } from "#app/integrations/push/client.server.ts";
import { notifiedStaff, type NotifiedStaff } from "#app/modules/access/access.server.ts";
import { threadToTell, type ThreadToTell } from "#app/modules/conversations/conversations.server.ts";
import { hour, minute, now } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { logger } from "#app/platform/log.server.ts";
import type { Notice } from "../notifications.ts";
import { canNotify } from "./can-notify.server.ts";
import { concerns } from "./concerns.ts";
import { noticeMessage, topicOf } from "./notice-message.server.ts";
import { forgetDevice, noteDelivered, noteTold, readDevice, type ToldDevice } from "./told-devices.server.ts";
import { looksAt } from "./who-looks.server.ts";

/** A device hears of one thread no more often than this. */
const restMs = minute;

/** Who wrote longer ago does not wait since just now: the webhooks were late, or old messages were fetched. */
const freshMs = hour;

const log = logger("notifications");

/** What a device is to be told of. */
export interface NoticeToPush {
  subscriptionId: string;
  conversationId: string;
  about: Notice;
}

export type NoticeOutcome =
  | { outcome: "delivered" | "gone" | "failed" }
  /** It is told already, it concerns them no more, or they have the thread before their eyes. */
  | { outcome: "not_wanted" }
  /** It was told of this thread just now. */
  | { outcome: "later"; afterMs: number };

/**
 * Tells one device of one thread, unless that has become needless since it was decided. May run twice: what was told is
 * written down, and a second message about a thread takes the place of the first.
 * @throws ServiceError when trying again may help
 */
export async function pushNotice(
  scope: ShopScope,
  notice: NoticeToPush,
  at: Date = now(),
): Promise<NoticeOutcome> {
  const { subscriptionId: id, conversationId, about } = notice;
  const device = canNotify() ? await readDevice(scope, id, conversationId) : null;
  const thread = device && (await threadToTell(scope, conversationId));
  if (!device || !thread) return { outcome: "not_wanted" };
  const staff = (await notifiedStaff(scope)).find((one) => one.id === device.staffId);
  if (!staff || !isWanted(about, thread, staff, device, at)) return { outcome: "not_wanted" };
  const rest = device.toldAt === null ? 0 : device.toldAt.getTime() + restMs - at.getTime();
  if (about === "customer" && rest > 0) return { outcome: "later", afterMs: rest };
  if (await looksAt(scope, staff.id, conversationId)) return { outcome: "not_wanted" };
  const { waiting, newestAt } = thread;
  const message = noticeMessage(scope, staff.locale, conversationId, { notice: about, waiting });
  const outcome = await deliver(scope, id, device, message, topicOf(conversationId));
  if (outcome === "delivered" && about === "customer" && newestAt)
    await noteTold(scope, { id, conversationId, toldOf: newestAt, at });
  return { outcome };
}

function isWanted(
  about: Notice,
  thread: ThreadToTell,
  staff: NotifiedStaff,
  { toldOf }: ToldDevice,
  at: Date,
): boolean {
  if (about === "mention") return staff.notifyOf.includes("mention");
  const { waiting, newestAt } = thread;
  if (waiting === 0 || newestAt === null || at.getTime() - newestAt.getTime() > freshMs) return false;
  return concerns(thread, staff) && (toldOf === null || toldOf < newestAt);
}

/**
 * Sends a message to a device and writes down what became of it. A device that its push service does not know any more
 * is forgotten. Its owner's open settings show either.
 * @throws ServiceError when trying again may help
 */
export async function deliver(
  scope: ShopScope,
  id: string,
  { target, staffId }: Pick<ToldDevice, "target" | "staffId">,
  message: string,
  topic: string,
): Promise<"delivered" | "gone" | "failed"> {
  try {
    const answer = await pushMessage(target, message, topic);
    if (answer === "accepted") await noteDelivered(scope, id, now());
    else await forgetDevice(scope, id);
    await publish(scope, [{ kind: "devices", id: staffId }]);
    return answer === "accepted" ? "delivered" : "gone";
  } catch (err) {
    if (!(err instanceof ServiceError) || err.retryable) throw err;
    log.warn({ err, shopId: scope.shopId, subscriptionId: id }, "a push service refused a message");
    return "failed";
  }
}
