import type { DataClass, Handling } from "#app/modules/privacy/data-class.ts";
import { dataClasses } from "#app/modules/privacy/data-classes.ts";
import { env } from "#app/platform/env.server.ts";
import { escaped } from "#app/platform/html.ts";
import { publicPage } from "./public-page.server.ts";

/** What the form held when it was sent. */
export interface DeletionForm {
  kind: string;
  name: string;
}

interface Mistake {
  field: "kind" | "name";
  problem: string;
}

/** The subject that mails of this kind are known by; Meta's reviewers look for such a text. */
const mailSubject = "Instagram Data Deletion Request";

/**
 * Instructions and form, as Meta demands of every app that handles people's data ("Data Deletion Instructions").
 * @param mistake what is wrong with what was sent, shown beside its field
 */
export function deletionPage(
  form: DeletionForm = { kind: "erase_person", name: "" },
  mistake?: Mistake,
): Response {
  return publicPage(
    "Have your data erased, or get a copy",
    `<p>For anybody who wrote to a store on Instagram. The GDPR, the CCPA and other laws give you these rights; here
they are the same for everybody, and cost nothing.</p>
${formOf(form, mistake)}
<h2>What happens then</h2>
<ol><li>You get a page of your own with a few words on it.</li>
<li>You send these words to the store, from your own Instagram account. That proves it is you, and works even if the
store has not answered you for months.</li>
<li>It begins at once. The page says how far it is; it is confirmed within 72 hours and done within 30 days, usually
within minutes.</li></ol>
<p>If you cannot send a message any more, or ask for a child, the store itself makes sure of who you are, and decides.</p>
<h2>What is erased</h2>
<ul>${kindsThatAre("erased")}</ul>
<p>Your key is destroyed first. It cannot be undone. ${backupWords()} Afterwards a signed receipt says how much was erased; it names nobody.</p>
<p>What stays says nothing of you any more:</p><ul>${kindsThatAre("emptied")}</ul>
<p>Only where a law requires it does a store keep something for a while, and your page says so.</p>
<h2>What is not here</h2>
<p>Your orders are the store's, in Shopify: ask the store. Instagram's own copy of the conversation is Meta's: in the
Instagram app it is deleted under Settings, Accounts Centre, Your information and permissions.</p>
${byMail()}
<p><a href="/privacy">Privacy policy</a></p>`,
    mistake ? 422 : 200,
  );
}

/** Kinds of data of a person that an erasure does this to: the list that the eraser itself goes by. */
function kindsThatAre(handling: Handling): string {
  const all: DataClass[] = Object.values(dataClasses);
  return all
    .filter(({ subject, erasure }) => subject === "customer" && erasure === handling)
    .map(({ label }) => `<li>${escaped(label)}</li>`)
    .join("");
}

/** That a restore repeats the erasure is said only where there is a journal to repeat it from. */
function backupWords(): string {
  const overwritten = `Backups from before are overwritten after ${env().BACKUP_DAYS} days`;
  return env().ERASURE_JOURNAL ? `${overwritten}; restoring one erases you again.` : `${overwritten}.`;
}

function formOf({ kind, name }: DeletionForm, mistake?: Mistake): string {
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="kind" value="${value}"${kind === value ? " checked" : ""}> ${label}</label>`;
  const wrong = (field: Mistake["field"]) =>
    mistake?.field === field
      ? `<p class="problem" id="${field}-problem" role="alert">${escaped(mistake.problem)}</p>`
      : "";
  return `<form method="post"><fieldset><legend>What do you want?</legend>
${choice("erase_person", "Erase everything kept of me")}
${choice("erase_child", `Erase everything kept of a child under ${env().MINIMUM_AGE}`)}
${choice("access", "A copy of everything kept of me")}${wrong("kind")}</fieldset>
<p><label for="name">How does the store know you?</label><br>
<input id="name" name="name" value="${escaped(name)}" maxlength="320" autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="name-help${mistake?.field === "name" ? " name-problem" : ""}"${mistake?.field === "name" ? ' aria-invalid="true" autofocus' : ""}>
<br><small id="name-help">Your Instagram name, your WhatsApp number with its country code, or your e-mail address.</small></p>
${wrong("name")}<button>Go on</button></form>`;
}

function byMail(): string {
  const { PRIVACY_EMAIL } = env();
  if (!PRIVACY_EMAIL) return "";
  const body = `Please erase everything you hold of me.\n\nInstagram username: \n`;
  const link = `mailto:${PRIVACY_EMAIL}?subject=${encodeURIComponent(mailSubject)}&body=${encodeURIComponent(body)}`;
  return `<h2>By mail instead</h2>
<p>Write to <a href="${escaped(link)}">${escaped(PRIVACY_EMAIL)}</a>. This text can be copied:</p>
<pre>Subject: ${mailSubject}

${escaped(body)}</pre>`;
}
