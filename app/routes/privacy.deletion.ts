import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { askOnPublicPage } from "#app/jobs/reactions/privacy.server.ts";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import type { RequestReason } from "#app/modules/privacy/privacy.ts";
import { readNamedPerson } from "#app/modules/privacy/named-person.ts";
import { deletionPage, tooManyPage, type DeletionForm } from "#app/web/deletion-page.server.ts";

/** What the form can ask for. */
const asks = new Map<string, { kind: "erase_person" | "access"; reason?: RequestReason }>([
  ["erase_person", { kind: "erase_person" }],
  ["erase_child", { kind: "erase_person", reason: "under_age" }],
  ["access", { kind: "access" }],
]);

/** How to have one's data erased or to get a copy, and the form that asks for it. */
export function loader({ request }: LoaderFunctionArgs) {
  return deletionPage(chooseLanguage(request));
}

/** Opens a request and goes to its page, which says what is still to do. */
export async function action({ request }: ActionFunctionArgs) {
  const language = chooseLanguage(request);
  const data = await request.formData().catch(() => new FormData());
  const form = { kind: text(data, "kind"), name: text(data, "name") } satisfies DeletionForm;
  const named = readNamedPerson(form.name);
  const asked = asks.get(form.kind);
  if (!asked) return deletionPage(language, form, "no_kind");
  if (!named) return deletionPage(language, form, form.name ? "not_a_name" : "no_name");
  const code = await askOnPublicPage(asked.kind, named, asked.reason);
  return code === null ? tooManyPage(language) : redirect(`/privacy/requests/${code}`, 303);
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim().slice(0, 320) : "";
}
