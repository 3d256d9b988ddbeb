import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { askOnPublicPage } from "#app/jobs/reactions.server.ts";
import type { RequestReason } from "#app/modules/privacy/privacy.ts";
import { readNamedPerson } from "#app/modules/privacy/named-person.ts";
import { deletionPage, type DeletionForm } from "#app/web/deletion-page.server.ts";
import { publicPage } from "#app/web/public-page.server.ts";

/** What the form can ask for. */
const asks = new Map<string, { kind: "erase_person" | "access"; reason?: RequestReason }>([
  ["erase_person", { kind: "erase_person" }],
  ["erase_child", { kind: "erase_person", reason: "under_age" }],
  ["access", { kind: "access" }],
]);

/** How to have one's data erased or to get a copy, and the form that asks for it. */
export function loader() {
  return deletionPage();
}

/** Opens a request and goes to its page, which says what is still to do. */
export async function action({ request }: ActionFunctionArgs) {
  const data = await request.formData().catch(() => new FormData());
  const form = { kind: text(data, "kind"), name: text(data, "name") } satisfies DeletionForm;
  const named = readNamedPerson(form.name);
  const asked = asks.get(form.kind);
  if (!asked) return deletionPage(form, { field: "kind", problem: "Please choose what you want." });
  if (!named)
    return deletionPage(form, {
      field: "name",
      problem: form.name
        ? "That is not an Instagram name, an account number, a phone number with its country code or an e-mail address."
        : "Please say how the store knows you.",
    });
  const code = await askOnPublicPage(asked.kind, named, asked.reason);
  return code === null ? tooMany() : redirect(`/privacy/requests/${code}`, 303);
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim().slice(0, 320) : "";
}

function tooMany(): Response {
  return publicPage(
    "Please try again in an hour",
    `<p>More people are asking at the moment than can be answered. Nothing was stored.
<a href="/privacy/deletion">Back to the form</a></p>`,
    429,
  );
}
