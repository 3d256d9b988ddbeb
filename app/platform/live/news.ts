/** What changed, in ids only: the open page asks for the rest. */
export type News =
  | { kind: "conversation"; id: string }
  | { kind: "contact"; id: string }
  | { kind: "connections" }
  | { kind: "deliveries" }
  | { kind: "privacy" };
