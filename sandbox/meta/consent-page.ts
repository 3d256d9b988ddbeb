import { escapeHtml } from "../http.ts";
import { page } from "../page.ts";
import { accounts } from "./accounts.ts";

/** What the app asked for at `/oauth/authorize`. */
export interface Asked {
  redirectUri: string;
  state: string;
  scopes: string[];
}

/** The scopes of Instagram Login, with what the person is told about each. */
export const scopeWords: Record<string, string> = {
  instagram_business_basic: "See your profile and media",
  instagram_business_manage_messages: "Read and answer your messages",
  instagram_business_manage_comments: "Read and answer your comments",
  instagram_business_content_publish: "Publish on your behalf",
  instagram_business_manage_insights: "See your insights",
};

/** The page on which a person chooses an account and allows or refuses what the app asks. */
export function consentPage(asked: Asked): string {
  const hidden = { redirect_uri: asked.redirectUri, state: asked.state, scope: asked.scopes.join(",") };
  const inputs = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  return framed(
    "Allow Couplet",
    `<h1>Couplet wants to use your Instagram account</h1>
<form method="post" action="/oauth/authorize">
${inputs.join("")}
<fieldset><legend>Account</legend>${accountChoices()}</fieldset>
<fieldset><legend>Couplet may</legend>${asked.scopes.map(scopeChoice).join("")}</fieldset>
<div class="buttons">
<button type="submit" name="answer" value="cancel" class="quiet">Cancel</button>
<button type="submit" name="answer" value="allow">Allow</button>
</div>
</form>`,
  );
}

/** What a person reads whose account cannot be used by business apps. */
export function personalAccountPage(username: string): string {
  return framed(
    "This account cannot be connected",
    `<h1>@${escapeHtml(username)} is a personal account</h1>
<p>Only professional accounts (business or creator) can be used with this app. Switch to a professional
account in Settings, or go back and choose another one.</p>
<div class="buttons"><button type="button" onclick="history.back()">Choose another account</button></div>`,
  );
}

/** What is shown when the app itself asked wrongly. */
export function invalidRequestPage(problem: string): string {
  return framed(
    "Invalid request",
    `<h1>Sorry, something is wrong with this request</h1><p>${escapeHtml(problem)}</p>`,
  );
}

function framed(title: string, content: string): string {
  const body = `<main class="consent"><p class="brand">Instagram <span>in the sandbox</span></p>${content}</main>`;
  return page(title, body, { styles: ["/assets/meta/consent.css"] });
}

function accountChoices(): string {
  return accounts
    .map(
      ({ username, name, type }, at) => `<label class="choice">
<input type="radio" name="account" value="${username}"${at === 0 ? " checked" : ""}>
<img src="/media/profile/${username}.png" alt="">
<span><b>${username}</b><small>${escapeHtml(name)} · ${type.replace("_", " ")}</small></span></label>`,
    )
    .join("");
}

function scopeChoice(scope: string): string {
  const fixed = scope === "instagram_business_basic";
  return `<label class="choice"><input type="checkbox" name="scopes" value="${scope}" checked${fixed ? " disabled" : ""}>
<span><b>${scopeWords[scope] ?? scope}</b><small>${scope}</small></span></label>`;
}
