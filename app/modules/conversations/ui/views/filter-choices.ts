/** Whoever and whatever a filter can name. */
export interface FilterChoices {
  staff: Named[];
  teams: Named[];
  labels: Named[];
  accounts: Named[];
  /** Who looks: they are "me". */
  staffId: string;
}

export interface Named {
  id: string;
  name: string;
}

/** What an id is called; null when it is no longer there. */
export function nameOf(id: string, among: Named[]): string | null {
  return among.find((each) => each.id === id)?.name ?? null;
}
