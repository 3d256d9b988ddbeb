/** What changed, in ids only: the open page asks for the rest. */
export type News =
  | { kind: "conversation"; id: string }
  | { kind: "contact"; id: string }
  | { kind: "connections" }
  | { kind: "deliveries" }
  | { kind: "privacy" }
  /** All of the store is being deleted: its open pages close, and ask for nothing any more. */
  | { kind: "closed" };
