/** What a form about teams, labels and the rule of who gets new conversations gets back. */
export type WorkSettingsResult = { ok: true; id?: string } | { ok: false; error: WorkSettingsError };

export type WorkSettingsError =
  "name_taken" | "no_name" | "not_found" | "not_possible" | "not_permitted" | "not_answering";
