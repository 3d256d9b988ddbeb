/* Save bar, toasts and the question before leaving: what the admin shows around the app. */

const bars = new Map();
const place = document.querySelector("#save-bar");

const button = (label, className, onClick) => {
  const made = Object.assign(document.createElement("button"), {
    textContent: label,
    className,
    type: "button",
  });
  made.addEventListener("click", onClick);
  return made;
};

export const isUnsaved = () => bars.size > 0;

/** Shows the save bar, or what has changed on it. */
export function showSaveBar({ bar, save, discard, confirm }, send) {
  bars.set(bar, true);
  const act = (action) => () => send({ type: "saveBar", bar, action });
  const discardNow = async () => {
    if (!confirm || (await question("Discard all unsaved changes?", "Discard changes", "Continue editing"))) {
      act("discard")();
    }
  };
  const saving = button(save?.label || "Save", "save", act("save"));
  saving.disabled = Boolean(save?.disabled || save?.loading);
  const discarding = button(discard?.label || "Discard", "discard", () => void discardNow());
  discarding.disabled = Boolean(discard?.disabled || discard?.loading);
  const words = Object.assign(document.createElement("span"), { textContent: "Unsaved changes" });
  place.replaceChildren(words, discarding, saving);
  place.hidden = false;
}

export function hideSaveBar(bar) {
  bars.delete(bar);
  place.hidden = bars.size === 0;
}

export function shakeSaveBar() {
  place.classList.add("shake");
  place.addEventListener("animationend", () => place.classList.remove("shake"), { once: true });
}

/** Whether the page may be left: asks when something is unsaved. */
export async function confirmLeave() {
  if (!isUnsaved()) return true;
  const words = "If you leave this page, all unsaved changes will be lost.";
  return question("Leave page with unsaved changes?", "Leave page", "Stay", words);
}

/** Whether the merchant lets the app do more than when it was installed. */
export async function confirmGrant(scopes) {
  const areas = scopes.map((scope) => scope.replace("write_", "view and edit ").replaceAll("_", " "));
  const words = `Couplet asks to ${areas.join(", ")}.`;
  return question("Couplet needs more access", "Update access", "Cancel", words);
}

function question(title, yes, no, words = "") {
  return new Promise((resolve) => {
    const dialog = Object.assign(document.createElement("dialog"), { className: "small" });
    dialog.setAttribute("aria-label", title);
    const end = (value) => {
      dialog.remove();
      resolve(value);
    };
    const header = document.createElement("header");
    header.append(Object.assign(document.createElement("h2"), { textContent: title }));
    const body = Object.assign(document.createElement("div"), { className: "body", textContent: words });
    body.hidden = words === "";
    const footer = document.createElement("footer");
    footer.append(
      button(no, "plain", () => end(false)),
      button(yes, "primary", () => end(true)),
    );
    dialog.append(header, body, footer);
    dialog.addEventListener("cancel", () => end(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function showToast({ toast, message, duration, isError, action }, send) {
  const gone = () => {
    if (!hideToast(toast)) return;
    send({ type: "toastGone", toast });
  };
  const shown = Object.assign(document.createElement("div"), {
    className: `toast${isError ? " error" : ""}`,
  });
  shown.id = toast;
  shown.append(Object.assign(document.createElement("span"), { textContent: message }));
  if (action) shown.append(button(action, "", () => send({ type: "toastAction", toast })));
  const close = button("×", "", gone);
  close.setAttribute("aria-label", "Dismiss");
  shown.append(close);
  document.querySelector("#toasts").append(shown);
  setTimeout(gone, duration);
}

/** Takes a toast away; false when it was gone already. */
export function hideToast(id) {
  const shown = document.getElementById(id);
  shown?.remove();
  return Boolean(shown);
}
