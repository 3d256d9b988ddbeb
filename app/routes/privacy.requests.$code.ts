import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReceipt, requestStatus } from "#app/modules/privacy/privacy.server.ts";
import {
  kindWords,
  reasonOfRequestWords,
  shortfallWords,
  stateWords,
} from "#app/modules/privacy/request-words.ts";
import { escaped } from "#app/platform/html.ts";
import { exactTime } from "#app/ui/times.ts";
import { publicPage } from "#app/web/public-page.server.ts";
import { definitions, receiptSection } from "#app/web/receipt-section.server.ts";

/** How a privacy request stands, for whoever has its code. Says nothing of whom it is about. */
export async function loader({ params }: LoaderFunctionArgs) {
  const request = await requestStatus(params["code"] ?? "");
  if (!request) return publicPage("There is no such request", unknownCode, 404);
  const time = (iso: string | null) => iso && `${exactTime(iso, "UTC")} UTC`;
  const facts = definitions([
    ["Asked for", kindWords[request.kind]],
    ["Why", request.reason && reasonOfRequestWords[request.reason]],
    [
      "State",
      [stateWords[request.state], ...request.shortfalls.map((code) => shortfallWords[code])].join(" "),
    ],
    ["Received", time(request.receivedAt)],
    ["Completed", time(request.completedAt)],
  ]);
  const waits = request.state === "waiting" && request.claim !== null;
  const receipt = request.receiptId ? await readReceipt(request.receiptId) : null;
  const body = [
    waits ? howToProve(request.claim ?? "") : "",
    facts,
    request.completedAt === null ? lookAgain : "",
    request.kind === "erase_shop" && request.state === "done" ? beginAgain : "",
    receipt ? receiptSection(receipt) : "",
    keepAddress,
    ofMeta,
  ];
  return publicPage(waits ? "One more step" : "Your privacy request", body.join(""));
}

function howToProve(claim: string): string {
  return `<p>Send these words in Instagram, from your own account, to the store you wrote to:</p>
<p><code class="claim">${escaped(claim)}</code></p>
<p>As soon as they arrive it begins, and this page says so. They work for a week, once in each store: if you wrote to
several, send them to each.</p>`;
}

const unknownCode = `<p>The code in the address is not known here. Please check that it was copied whole.</p>`;

const lookAgain = `<p><a href="">See how far it is now</a></p>`;

const beginAgain = `<p>Whoever opens Couplet in the store's admin again begins with an empty store.</p>`;

const keepAddress = `<p>Keep the address of this page: it is the only way to look the request up.</p>`;

const ofMeta = `<p>This is about what is kept here. Instagram's own copy of a conversation is with Meta: in the Instagram
app it is deleted under Settings, Accounts Centre, Your information and permissions.</p>`;
