import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { openClaim } from "#app/modules/privacy/privacy.server.ts";
import { env } from "#app/platform/env.server.ts";
import { escaped, publicPage } from "#app/web/public-page.server.ts";

/** How to have one's data erased, and the form that asks for it. */
export function loader() {
  const { PRIVACY_EMAIL } = env();
  const mail = PRIVACY_EMAIL
    ? `<p>You can also write to <a href="mailto:${escaped(PRIVACY_EMAIL)}?subject=Instagram%20Data%20Deletion%20Request">${escaped(PRIVACY_EMAIL)}</a>
with the subject “Instagram Data Deletion Request” and your Instagram name.</p>`
    : "";
  return publicPage(
    "Have your data erased, or get a copy",
    `<p>For anybody who wrote to a store on Instagram, under the GDPR, the CCPA and wherever else the law gives you these
rights. You need no account and give no data here: you prove who you are with a message from your own Instagram
account.</p>
<form method="post"><fieldset><legend>What do you want?</legend>
<p><label><input type="radio" name="kind" value="erase_person" checked> Erase everything kept of me</label></p>
<p><label><input type="radio" name="kind" value="access"> A copy of everything kept of me</label></p></fieldset>
<p><button>Go on</button></p></form>
<p>What is erased: your messages, your name and picture, links to your orders, and every index of them. It cannot be
undone. Your orders stay in the store; Instagram keeps its own copy of the conversation, which you delete there.</p>${mail}`,
  );
}

const kinds = { erase_person: "erase_person", access: "access" } as const;

/** Opens a request and shows the words that prove who asks. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null);
  const kind = kinds[String(form?.get("kind")) as keyof typeof kinds];
  if (!kind) return redirect("/privacy/deletion", 303);
  const opened = await openClaim(kind);
  if (opened.outcome === "too_many")
    return publicPage(
      "Please try again later",
      "<p>Too many people are asking at the moment. Nothing was stored.</p>",
      429,
    );
  const page = `/privacy/requests/${opened.code}`;
  return publicPage(
    "One more step",
    `<p>Send these words in Instagram, from your own account, to the store you wrote to:</p>
<p><code style="font-size:1.5rem">${opened.claim}</code></p>
<p>As soon as they arrive it begins. They work once, for a week. If you wrote to several stores, ask once for each.</p>
<p>How far it is stands on <a href="${page}">this page</a>; keep its address, it is the only way to look it up.</p>`,
  );
}
