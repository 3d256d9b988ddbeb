import type { TFunction } from "i18next";
import type { Language } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import type { Handling } from "#app/modules/privacy/data-class.ts";
import { classList } from "#app/modules/privacy/register-words.ts";
import { env } from "#app/platform/env.server.ts";
import { escaped } from "#app/platform/html.ts";
import { publicPage } from "./public-page.server.ts";

/** What the form held when it was sent. */
export interface DeletionForm {
  kind: string;
  name: string;
}

/** What is wrong with what was sent; "no_kind" of the choice, everything else of the name. */
export type DeletionMistake = "no_kind" | "no_name" | "not_a_name";

type T = TFunction<"publicDeletion">;

/** What the form can ask for. */
const kinds = ["erase_person", "erase_child", "access"] as const;

/** The subject that mails of this kind are known by; Meta's reviewers look for such a text. */
const mailSubject = "Instagram Data Deletion Request";

/** How a name is found in a mail, whatever language the rest is in. */
const mailName = "Instagram username:";

/**
 * Instructions and form, as Meta demands of every app that handles people's data ("Data Deletion Instructions").
 * @param mistake what is wrong with what was sent, shown beside its field
 */
export function deletionPage(
  language: Language,
  form: DeletionForm = { kind: "erase_person", name: "" },
  mistake?: DeletionMistake,
): Response {
  const t = translatorOf(language).getFixedT(null, "publicDeletion");
  const body = [
    paragraph(t("lead")),
    formOf(t, form, mistake),
    heading(t("then.title")),
    `<ol>${[t("then.page"), t("then.send"), t("then.begins")].map(item).join("")}</ol>`,
    paragraph(t("then.otherwise")),
    heading(t("erased.title")),
    kindsThatAre(language, "erased"),
    paragraph([t("erased.text"), backupWords(t), t("erased.receipt")].join(" ")),
    paragraph(t("erased.stays")),
    kindsThatAre(language, "emptied"),
    paragraph(t("erased.law")),
    heading(t("elsewhere.title")),
    paragraph(t("elsewhere.text")),
    byMail(t),
    `<p><a href="/privacy">${escaped(t("policy"))}</a></p>`,
  ];
  return publicPage(language, t("title"), body.join("\n"), mistake ? 422 : 200);
}

/** More people ask than can be answered. */
export function tooManyPage(language: Language): Response {
  const t = translatorOf(language).getFixedT(null, "publicDeletion");
  const back = `<a href="/privacy/deletion">${escaped(t("tooMany.back"))}</a>`;
  return publicPage(language, t("tooMany.title"), `<p>${escaped(t("tooMany.text"))} ${back}</p>`, 429);
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
const heading = (text: string) => `<h2>${escaped(text)}</h2>`;
const item = (text: string) => `<li>${escaped(text)}</li>`;

/** Kinds of data of a person that an erasure does this to: the list that the eraser itself goes by. */
function kindsThatAre(language: Language, handling: Handling): string {
  const t = translatorOf(language).getFixedT(null, "register");
  const found = classList.filter(
    ([, { subject, erasure }]) => subject === "customer" && erasure === handling,
  );
  return `<ul>${found.map(([name]) => item(t(`classes.${name}.label`))).join("")}</ul>`;
}

/** That a restore repeats the erasure is said only where there is a journal to repeat it from. */
function backupWords(t: T): string {
  const { BACKUP_DAYS, ERASURE_JOURNAL } = env();
  return t(ERASURE_JOURNAL ? "erased.backupsReplayed" : "erased.backups", { count: BACKUP_DAYS });
}

function formOf(t: T, { kind, name }: DeletionForm, mistake?: DeletionMistake): string {
  const choices = kinds.map((value) => {
    const label = escaped(t(`form.${value}`, { age: env().MINIMUM_AGE }));
    return `<label><input type="radio" name="kind" value="${value}"${kind === value ? " checked" : ""}> ${label}</label>`;
  });
  const wrong = mistake && mistake !== "no_kind";
  const problem = mistake
    ? `<p class="problem" id="${wrong ? "name" : "kind"}-problem" role="alert">${escaped(t(`problems.${mistake}`))}</p>`
    : "";
  return `<form method="post"><fieldset><legend>${escaped(t("form.want"))}</legend>
${choices.join("\n")}${wrong ? "" : problem}</fieldset>
<p><label for="name">${escaped(t("form.name"))}</label><br>
<input id="name" name="name" value="${escaped(name)}" maxlength="320" autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="name-help${wrong ? " name-problem" : ""}"${wrong ? ' aria-invalid="true" autofocus' : ""}>
<br><small id="name-help">${escaped(t("form.nameHint"))}</small></p>
${wrong ? problem : ""}<button>${escaped(t("form.go"))}</button></form>`;
}

function byMail(t: T): string {
  const { PRIVACY_EMAIL } = env();
  if (!PRIVACY_EMAIL) return "";
  const body = `${t("mail.erase")}\n\n${mailName} \n`;
  const link = `mailto:${PRIVACY_EMAIL}?subject=${encodeURIComponent(mailSubject)}&body=${encodeURIComponent(body)}`;
  const address = `<a href="${escaped(link)}">${escaped(PRIVACY_EMAIL)}</a>`;
  return `${heading(t("mail.title"))}
<p>${t("mail.write", { address })}</p>
<pre>${escaped(t("mail.subject", { subject: mailSubject }))}

${escaped(body)}</pre>`;
}
