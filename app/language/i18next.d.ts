import "i18next";
import type content from "../locales/en/content.json";
import type customer from "../locales/en/customer.json";
import type notes from "../locales/en/notes.json";
import type shell from "../locales/en/shell.json";
import type times from "../locales/en/times.json";

/** What `t` may be asked for: the keys of the English catalogues. A new namespace is one line here. */
declare module "i18next" {
  interface ResourceNamespaceMap {
    content: typeof content;
    customer: typeof customer;
    notes: typeof notes;
    shell: typeof shell;
    times: typeof times;
  }
}
