import { translatorOf } from "#app/language/translator.server.ts";
import type { DataClass } from "#app/modules/privacy/data-class.ts";
import { classList, endWords, listed, registerT, subjects } from "#app/modules/privacy/register-words.ts";
import { laws, type RetentionKind } from "#app/modules/privacy/retention.ts";
import { choicesFor } from "#app/modules/privacy/retention-words.ts";
import { policyVersion } from "#app/modules/privacy/policy-version.ts";
import { env } from "#app/platform/env.server.ts";
import { escaped } from "#app/platform/html.ts";
import { publicPage } from "./public-page.server.ts";

/** The text that stores accept is one, and English, wherever it is read (decision 0020). */
const language = "en";

/** Whose data the policy is about. */
const persons = subjects.filter((subject) => subject !== "nobody");

/** What a store's profile decides about. */
const byProfile: [RetentionKind, string][] = [
  ["words", "What was written"],
  ["person", "What hangs on the person"],
  ["unprocessed", "Webhooks before they are processed"],
];

const register = () => registerT(translatorOf(language));
const periods = () => translatorOf(language).getFixedT(null, "retention");

/** The policy in force, printed from the register that the product itself obeys. */
export function policyPage(): Response {
  const { OPERATOR_NAME, PRIVACY_EMAIL, MINIMUM_AGE } = env();
  const t = register();
  const contact = PRIVACY_EMAIL
    ? ` Questions: <a href="mailto:${escaped(PRIVACY_EMAIL)}">${escaped(PRIVACY_EMAIL)}</a>.`
    : "";
  return publicPage(
    language,
    "Privacy",
    `<p>Couplet shows a store its Instagram conversations inside Shopify. It is run by ${escaped(OPERATOR_NAME || "the operator named below")}; each
store decides what it writes and to whom.${contact} In force since <time datetime="${policyVersion.version}">${policyVersion.version}</time>.</p>
${persons.map(section).join("")}
<h2>How long</h2><p>Each store chooses one of these profiles. A person's last interaction is when they last wrote,
tapped, reacted or commented. What is too old is erased within the hour, in a bridge within a minute, and leaves a signed
receipt like any erasure. Where a law requires that a store keeps something, it stays until the law no longer does.</p>
<dl>${byProfile.map(([kind, title]) => choices(kind, title)).join("")}</dl>
<p>Whatever the profile: ${laws.map((law) => escaped(periods()(`laws.${law}.rule`))).join(" ")}</p>
<h2>Where</h2><p>${where()}</p>
<h2>Technical data</h2><p>No IP address, device or browser of anybody is stored or logged, but for
the browsers in which staff themselves turn notifications on. Log lines hold internal numbers, counts, codes
and times, to find faults and misuse and to keep the service fast. ${logsKept()} What is kept
${escaped(t("classes.operation.purpose"))}: ${escaped(endWords(t, "operation"))}.</p>
<h2>What never happens</h2><p>Nothing is sold, used for advertising, used to train a model or given to anybody but those named above.
What comes from Instagram stays marked so, and serves the store's conversations alone.
Messages, names and tokens are encrypted, each person's with a key of their own.</p>
<h2>Your rights</h2><p>You can have a copy of what is kept of you, have it corrected, restricted or erased, and object to its use. Ask the store, or
<a href="/privacy/deletion">ask here</a>. Every request is answered within 30 days; erasures are usually done within
minutes. An erasure destroys your key first, deletes every row, searches again and leaves a signed receipt that names
nobody.</p>
<p>This page covers Couplet: the app in Shopify's admin, these public pages and what runs behind them. What
<a href="https://www.facebook.com/privacy/policy">Meta</a> and <a href="https://www.shopify.com/legal/privacy">Shopify</a>
keep themselves, their own policies say. No cookie is set but those that keep staff signed in; nobody is tracked. </p>
<h2>Children</h2><p>The service is not meant for anybody under ${MINIMUM_AGE}. Whoever learns that a store has data of somebody younger
can <a href="/privacy/deletion">tell us here</a>, or tell the store: it is erased, and why is recorded.</p>
<p>Instagram is a trademark of Meta Platforms, Shopify of Shopify Inc.</p>`,
  );
}

/** What the operator declares of their servers; what they do not, the policy does not make up. */
function where(): string {
  const { DATA_REGION, TRANSFER_SAFEGUARD } = env();
  const region = DATA_REGION
    ? `Everything is kept and processed in: ${escaped(DATA_REGION)}.`
    : "Where the servers are, the operator tells on request.";
  const safeguard = TRANSFER_SAFEGUARD
    ? ` What reaches those named above in other countries is protected by: ${escaped(TRANSFER_SAFEGUARD)}.`
    : " What protects data that reaches other countries, the operator tells on request.";
  return region + hosts() + safeguard;
}

/** Who else holds the servers, the database or their backups. */
function hosts(): string {
  const { HOSTED_BY } = env();
  return HOSTED_BY ? ` Under contract with: ${escaped(HOSTED_BY)}.` : "";
}

/** How long log lines stay: they leave the product as it writes them, and the operator's machines keep them. */
function logsKept(): string {
  const { LOG_DAYS } = env();
  return LOG_DAYS
    ? `They are deleted after ${LOG_DAYS} days.`
    : "How long they are kept, the operator tells on request.";
}

function section(subject: DataClass["subject"]): string {
  const t = register();
  const classes = classList.filter(([, found]) => found.subject === subject);
  return `<h2>${t(`subjects.${subject}`)}</h2><dl>${classes
    .map(
      ([name, { from, recipients: to, keeps, basis }]) =>
        `<dt><strong>${escaped(t(`classes.${name}.label`))}</strong></dt><dd>Kept ${escaped(t(`classes.${name}.purpose`))}. How long: ${choicesFor(periods(), keeps).length > 0 ? `<a href="#${keeps}">as the store's profile says</a>; ` : ""}${escaped(endWords(t, name))}.
Comes from: ${escaped(
          listed(
            t,
            from.map((one) => t(`sources.${one}`)),
          ),
        )}. Seen by: ${escaped(
          listed(
            t,
            to.map((one) => t(`recipients.${one}`)),
          ),
        )}. Basis: ${escaped(t(`bases.${basis}`))}.</dd>`,
    )
    .join("")}</dl>`;
}

function choices(kind: RetentionKind, title: string): string {
  const lines = choicesFor(periods(), kind).map((line) => `<li>${escaped(line)}</li>`);
  return `<dt id="${kind}"><strong>${title}</strong></dt><dd><ul>${lines.join("")}</ul></dd>`;
}
