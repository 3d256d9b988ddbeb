import { adminAction } from "#app/modules/access/access.server.ts";
import type { Revealed } from "#app/modules/contacts/masked.ts";
import { revealNamed } from "#app/modules/privacy/privacy.server.ts";
import { orElse } from "#app/ui/last-shown.ts";
import { answerReveal } from "#app/web/reveal.server.ts";

/** Staff look at the hidden e-mail or phone that somebody named themselves by in a request that waits. */
export const action = adminAction("reveal_contact_details", async ({ params, scope, staff }) => {
  const id = params["id"] ?? "";
  return answerReveal(scope, staff, { kind: "request", id }, await revealNamed(scope, id));
});

export const clientAction = orElse<Revealed>({ problem: "not_answering" }, (problem) => ({ problem }));
