import "i18next";
import type shell from "../locales/en/shell.json";
import type times from "../locales/en/times.json";

/** What `t` may be asked for: the keys of the English catalogues. A new namespace is one line here. */
declare module "i18next" {
  interface ResourceNamespaceMap {
    shell: typeof shell;
    times: typeof times;
  }
}
