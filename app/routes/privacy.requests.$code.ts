import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestStatus } from "#app/modules/privacy/privacy.server.ts";
import { kindWords, shortfallWords, stateWords } from "#app/modules/privacy/request-words.ts";
import { exactTime } from "#app/ui/times.ts";
import { escaped } from "#app/platform/html.ts";
import { publicPage } from "#app/web/public-page.server.ts";

/** How a privacy request stands, for whoever has its code. Says nothing of whom it is about. */
export async function loader({ params }: LoaderFunctionArgs) {
  const request = await requestStatus(params["code"] ?? "");
  if (!request) return publicPage("There is no such request", unknownCode, 404);
  const line = (term: string, text: string | null) =>
    text ? `<dt>${term}</dt><dd>${escaped(text)}</dd>` : "";
  const time = (iso: string | null) => iso && `${exactTime(iso, "UTC")} UTC`;
  const lines = [
    line("Asked for", kindWords[request.kind]),
    line(
      "State",
      [stateWords[request.state], ...request.shortfalls.map((code) => shortfallWords[code])].join(" "),
    ),
    line("Received", time(request.receivedAt)),
    line("Completed", time(request.completedAt)),
    line("Receipt", request.receiptId),
  ];
  const waits = request.state === "waiting" && request.claim !== null;
  return publicPage(
    waits ? "One more step" : "Your privacy request",
    `${waits ? howToProve(request.claim ?? "") : ""}<dl>${lines.join("")}</dl>${keepAddress}${ofMeta}`,
  );
}

function howToProve(claim: string): string {
  return `<p>Send these words in Instagram, from your own account, to the store you wrote to:</p>
<p><code class="claim">${escaped(claim)}</code></p>
<p>As soon as they arrive it begins, and this page says so. They work for a week, once in each store: if you wrote to
several, send them to each.</p>`;
}

const unknownCode = `<p>The code in the address is not known here. Please check that it was copied whole.</p>`;

const keepAddress = `<p>Keep the address of this page: it is the only way to look the request up.</p>`;

const ofMeta = `<p>This is about what is kept here. Instagram's own copy of a conversation is with Meta: in the Instagram
app it is deleted under Settings, Accounts Centre, Your information and permissions.</p>`;
