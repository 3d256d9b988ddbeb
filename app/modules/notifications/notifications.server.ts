/**
 * Notifications: what reaches staff on their devices while the admin is closed.
 *
 * Owns `push_subscriptions` and `push_notices`. Always holds: a message says how many wait and where, never who wrote
 * or what; nothing is told of a thread that is shut out or whose person's data is restricted; a device that its push
 * service no longer knows is forgotten; whoever loses their access has no device any more.
 */
export { canNotify, pushKey } from "./push/can-notify.server.ts";
export { deviceWord, readDeviceWord } from "./devices/device-word.server.ts";
export { addDevice, type DeviceOutcome } from "./devices/add-device.server.ts";
export { listDevices, removeDevice } from "./devices/list-devices.server.ts";
export { devicesMentioned, devicesToTell, hasDevices } from "./push/devices-to-tell.server.ts";
export { pushNotice } from "./push/push-notice.server.ts";
export { testDevice } from "./push/test-device.server.ts";
