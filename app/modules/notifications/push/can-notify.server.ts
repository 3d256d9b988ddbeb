import { pushKey } from "#app/integrations/push/client.server.ts";

export { pushKey };

/** Whether whoever runs this installation has set push up. */
export function canNotify(): boolean {
  return pushKey() !== null;
}
