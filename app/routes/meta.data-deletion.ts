import { json, type ActionFunctionArgs } from "@remix-run/node";
import { env } from "#app/platform/env.server.ts";
import { callbackUser, deleteData } from "#app/web/meta-callbacks.server.ts";

/** Meta: somebody wants their data deleted. Answers as its page "Data Deletion Request Callback" demands. */
export async function action({ request }: ActionFunctionArgs) {
  const userId = await callbackUser(request);
  if (userId === null) return new Response("signed_request is missing or not valid", { status: 400 });
  const code = await deleteData(userId);
  return json({ url: `${env().SHOPIFY_APP_URL}/privacy/requests/${code}`, confirmation_code: code });
}
