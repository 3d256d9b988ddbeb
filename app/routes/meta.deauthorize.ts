import type { ActionFunctionArgs } from "@remix-run/node";
import { callbackUser, deauthorize } from "#app/web/meta-callbacks.server.ts";

/** Meta: somebody removed the app in Instagram's settings. */
export async function action({ request }: ActionFunctionArgs) {
  const userId = await callbackUser(request);
  if (userId === null) return new Response("signed_request is missing or not valid", { status: 400 });
  await deauthorize(userId);
  return new Response("removed");
}
