import "i18next";
import type notes from "../locales/en/notes.json";
import type shell from "../locales/en/shell.json";
import type thread from "../locales/en/thread.json";
import type times from "../locales/en/times.json";

/** What `t` may be asked for: the keys of the English catalogues. A new namespace is one line here. */
declare module "i18next" {
  interface ResourceNamespaceMap {
    notes: typeof notes;
    shell: typeof shell;
    thread: typeof thread;
    times: typeof times;
  }
}
