/** What changed, in ids only: whoever is told asks for the rest. */
export type News =
  | { kind: "conversation"; id: string }
  /** So many threads at once that a list is sooner read again. */
  | { kind: "conversations" }
  /** Staff looked at a conversation: it is read now, and nothing in it changed. */
  | { kind: "seen"; id: string }
  | { kind: "contact"; id: string }
  /** Saved views of the inbox. */
  | { kind: "views" }
  /** Teams or labels, or who is in them. */
  | { kind: "work_choices" }
  /** In a page a member of the staff has this thread open, or none; what is said later has a later `until`, in ms. */
  | {
      kind: "presence";
      staffId: string;
      page: string;
      conversationId: string | null;
      writing: boolean;
      until: number;
    }
  /** A process that has just begun to listen asks the others for what they know of that. */
  | { kind: "presence_asked" }
  /** The devices of a member of the staff. */
  | { kind: "devices"; id: string }
  | { kind: "connections" }
  | { kind: "deliveries" }
  | { kind: "privacy" }
  /** What a member of the staff may do; null: all of them, since the shop is gone. */
  | { kind: "access"; id: string | null }
  /** All of the store is being deleted: its open pages close, and ask for nothing any more. */
  | { kind: "closed" };
