/* The elements of the App Bridge stand-in; runs in the same function as app-bridge.js. */

/** What the admin tells the app; a function declaration, so that app-bridge.js may name it before this runs. */
function onAdminMessage(message) {
  if (message.type === "navigate") navigate(message.path);
  if (message.type === "saveBar") kept.saveBars.get(message.bar)?.act(message.action);
  if (message.type === "titleBar") document.querySelector("ui-title-bar[data-top]")?.act(message.at);
  if (message.type === "discardAll") for (const bar of [...kept.saveBars.values()]) bar.hide();
  if (message.type === "toastAction") kept.toasts.get(message.toast)?.onAction?.();
  if (message.type === "toastGone") {
    kept.toasts.get(message.toast)?.onDismiss?.();
    kept.toasts.delete(message.toast);
  }
}

/** Clicks the app's own link to that place, or asks its router. */
function navigate(path) {
  const links = document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link, ui-nav-menu s-link");
  const own = [...links].find((link) => link.getAttribute("href") === path);
  if (own?.localName === "a") return own.click();
  const target = own ?? Object.assign(document.createElement("a"), { href: path });
  if (!own) document.body.append(target);
  target.setAttribute("href", path);
  target.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  if (!own) target.remove();
}

const buttonWords = (button) => ({
  label: button.textContent.trim(),
  primary: button.getAttribute("variant") === "primary",
  critical: button.getAttribute("tone") === "critical",
  disabled: button.hasAttribute("disabled"),
  loading: button.hasAttribute("loading") && button.getAttribute("loading") !== "false",
});

/** The button that matters most stands at the end of its row. */
const primaryLast = (buttons) => {
  const isPrimary = (button) => button.getAttribute("variant") === "primary";
  return [...buttons.filter((button) => !isPrimary(button)), ...buttons.filter(isPrimary)];
};

const watched = { childList: true, subtree: true, attributes: true, characterData: true };

/** An element that is told to the admin whenever it changes, and shows nothing of its own. */
class Told extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = new MutationObserver(() => this.tell());
    this.observer.observe(this, watched);
    // Frameworks fill an element after they have put it in its place.
    queueMicrotask(() => this.tell());
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    this.untell?.();
  }
}

class NavMenu extends Told {
  tell() {
    if (!this.isConnected) return;
    const links = [...this.querySelectorAll("a, s-link")];
    const items = links.map((link) => ({
      label: link.textContent.trim(),
      href: link.getAttribute("href"),
      home: link.getAttribute("rel") === "home",
    }));
    post("nav", { items });
  }
}

class TitleBar extends Told {
  buttons() {
    return primaryLast([...this.querySelectorAll("button, a")]);
  }

  tell() {
    if (!this.isConnected || this.closest("ui-modal")) return;
    this.toggleAttribute("data-top", true);
    post("title", { title: this.getAttribute("title") ?? "", buttons: this.buttons().map(buttonWords) });
  }

  untell() {
    if (this.hasAttribute("data-top")) post("title", { title: "", buttons: [] });
  }

  act(at) {
    this.buttons()[at]?.click();
  }
}

class SaveBar extends Told {
  get showing() {
    return kept.saveBars.get(this.barId()) === this;
  }

  barId() {
    return (this.bar ??= this.id || `save-bar-${kept.next++}`);
  }

  tell() {
    if (!this.showing) return;
    const [save, discard] = this.buttons().map((button) => button && buttonWords(button));
    post("saveBar", { bar: this.barId(), save, discard, confirm: this.hasAttribute("discardConfirmation") });
  }

  untell() {
    void this.hide();
  }

  buttons() {
    const save = this.querySelector('button[variant="primary"]');
    return [save, [...this.querySelectorAll("button")].find((button) => button !== save)];
  }

  async show() {
    if (this.showing) return;
    kept.saveBars.set(this.barId(), this);
    this.tell();
    this.dispatchEvent(new CustomEvent("show"));
  }

  async hide() {
    if (!this.showing) return;
    kept.saveBars.delete(this.barId());
    post("saveBarHide", { bar: this.barId() });
    this.dispatchEvent(new CustomEvent("hide"));
  }

  toggle() {
    return this.showing ? this.hide() : this.show();
  }

  act(action) {
    const [save, discard] = this.buttons();
    (action === "save" ? save : discard)?.click();
  }
}

const modalLook = `
  dialog { border: 0; border-radius: 12px; padding: 0; width: min(620px, calc(100vw - 32px)); color: #303030;
    font: 450 13px/20px Inter, system-ui, sans-serif; box-shadow: 0 20px 40px #0004; }
  dialog.small { width: min(380px, calc(100vw - 32px)); }
  dialog.large { width: min(980px, calc(100vw - 32px)); }
  dialog.max { width: 100vw; height: 100vh; max-width: none; max-height: none; border-radius: 0; }
  dialog::backdrop { background: #0008; }
  header { display: flex; justify-content: space-between; background: #f3f3f3; padding: 12px 16px; font-weight: 650; }
  footer { display: flex; gap: 8px; justify-content: flex-end; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
  footer:empty { display: none; }
  button { font: inherit; font-weight: 550; border: 0; border-radius: 8px; padding: 4px 12px; cursor: pointer;
    background: #fff; box-shadow: inset 0 0 0 1px #ccc; min-height: 28px; color: inherit; }
  button.primary { background: #303030; color: #fff; } button.critical.primary { background: #c70a24; }
  button:disabled { opacity: .5; cursor: default; }
  button.close { background: none; box-shadow: none; padding: 0 4px; min-height: 0; font-size: 18px; }
  iframe { border: 0; width: 100%; height: 60vh; display: block; }`;

class Modal extends HTMLElement {
  /** Where frameworks put what the modal shows. */
  get content() {
    if (!this.box) {
      this.box = document.createElement("div");
      this.append(this.box);
    }
    return this.box;
  }

  get showing() {
    return this.dialog?.open ?? false;
  }

  /** Built at once: what is inside must not be seen before the modal is shown. */
  connectedCallback() {
    if (!this.shadowRoot) this.build();
  }

  build() {
    const root = this.attachShadow({ mode: "open" });
    const parts = `<header><span></span><button class="close" aria-label="Close">×</button></header><slot></slot><footer></footer>`;
    root.innerHTML = `<style>${modalLook}</style><dialog>${parts}</dialog>`;
    this.dialog = root.querySelector("dialog");
    this.dialog.addEventListener("close", () => this.afterHide());
    root.querySelector(".close").addEventListener("click", () => this.hide());
    if (this.getAttribute("src")) {
      const frame = Object.assign(document.createElement("iframe"), { src: this.getAttribute("src") });
      root.querySelector("slot").replaceWith(frame);
    }
    new MutationObserver(() => this.dress()).observe(this, watched);
  }

  /** Title and buttons as the modal's title bar has them. */
  dress() {
    const bar = this.querySelector("ui-title-bar");
    const title = bar?.getAttribute("title") ?? "";
    const footer = this.shadowRoot.querySelector("footer");
    this.dialog.className = this.getAttribute("variant") ?? "base";
    this.dialog.setAttribute("aria-label", title);
    this.shadowRoot.querySelector("header span").textContent = title;
    const buttons = [...(bar?.querySelectorAll("button") ?? [])];
    footer.replaceChildren(
      ...primaryLast(buttons).map((button) => {
        const { label, primary, critical, disabled, loading } = buttonWords(button);
        const copy = Object.assign(document.createElement("button"), { textContent: label });
        copy.disabled = disabled || loading;
        copy.className = `${primary ? "primary" : ""} ${critical ? "critical" : ""}`;
        copy.addEventListener("click", () => button.click());
        return copy;
      }),
    );
  }

  async show() {
    if (this.showing) return;
    this.dress();
    this.dialog.showModal();
    post("dim", { on: true });
    this.dispatchEvent(new CustomEvent("show"));
  }

  async hide() {
    if (this.showing) this.dialog.close();
  }

  afterHide() {
    post("dim", { on: false });
    this.dispatchEvent(new CustomEvent("hide"));
  }

  toggle() {
    return this.showing ? this.hide() : this.show();
  }

  disconnectedCallback() {
    if (this.showing) post("dim", { on: false });
  }
}

/** Forms that ask for a save bar by an attribute: shown at the first change, gone when sent or reset. */
function watchForms() {
  const barOf = (form) => {
    const id = (form.dataset.sandboxBar ??= `form-${kept.next++}`);
    const gone = () => kept.saveBars.delete(id) && post("saveBarHide", { bar: id });
    const act = (action) => (action === "save" ? form.requestSubmit() : form.reset());
    return { id, hide: gone, act };
  };
  const formOf = ({ target }) => (target instanceof Element ? target.closest("form[data-save-bar]") : null);
  const show = (event) => {
    const form = formOf(event);
    if (!form) return;
    const bar = barOf(form);
    if (kept.saveBars.has(bar.id)) return;
    kept.saveBars.set(bar.id, bar);
    post("saveBar", { bar: bar.id, confirm: form.hasAttribute("data-discard-confirmation") });
  };
  const hide = (event) => {
    const form = formOf(event);
    if (form) barOf(form).hide();
  };
  for (const type of ["input", "change"]) document.addEventListener(type, show);
  for (const type of ["submit", "reset"]) document.addEventListener(type, hide);
}

if (!isBounce) {
  const elements = {
    "ui-nav-menu": NavMenu,
    "ui-title-bar": TitleBar,
    "ui-save-bar": SaveBar,
    "ui-modal": Modal,
  };
  for (const [name, element] of Object.entries({ ...elements, "s-app-nav": class extends NavMenu {} })) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  watchForms();
}
