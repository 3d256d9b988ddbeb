import "i18next";
import type access from "../locales/en/access.json";
import type audit from "../locales/en/audit.json";
import type channels from "../locales/en/channels.json";
import type composer from "../locales/en/composer.json";
import type commands from "../locales/en/commands.json";
import type contacts from "../locales/en/contacts.json";
import type content from "../locales/en/content.json";
import type customer from "../locales/en/customer.json";
import type deletion from "../locales/en/deletion.json";
import type identity from "../locales/en/identity.json";
import type inbox from "../locales/en/inbox.json";
import type notes from "../locales/en/notes.json";
import type orders from "../locales/en/orders.json";
import type presence from "../locales/en/presence.json";
import type search from "../locales/en/search.json";
import type sending from "../locales/en/sending.json";
import type shell from "../locales/en/shell.json";
import type thread from "../locales/en/thread.json";
import type times from "../locales/en/times.json";
import type translation from "../locales/en/translation.json";
import type views from "../locales/en/views.json";
import type webhooks from "../locales/en/webhooks.json";
import type work from "../locales/en/work.json";

/** What `t` may be asked for: the keys of the English catalogues. A new namespace is one line here. */
declare module "i18next" {
  interface ResourceNamespaceMap {
    access: typeof access;
    audit: typeof audit;
    channels: typeof channels;
    composer: typeof composer;
    commands: typeof commands;
    contacts: typeof contacts;
    content: typeof content;
    customer: typeof customer;
    deletion: typeof deletion;
    identity: typeof identity;
    inbox: typeof inbox;
    notes: typeof notes;
    orders: typeof orders;
    presence: typeof presence;
    search: typeof search;
    sending: typeof sending;
    shell: typeof shell;
    thread: typeof thread;
    times: typeof times;
    translation: typeof translation;
    views: typeof views;
    webhooks: typeof webhooks;
    work: typeof work;
  }
}
