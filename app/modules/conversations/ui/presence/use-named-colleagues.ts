import { useMemo } from "react";
import { useWorkChoices } from "../work/work-desk.tsx";
import { useColleagues } from "./colleagues.ts";
import { named, type NamedPresent } from "./presence-words.ts";

/** Which colleagues have a thread open now, by name. */
export function useNamedColleagues(conversationId: string): NamedPresent[] {
  const present = useColleagues(conversationId);
  const { staff } = useWorkChoices();
  return useMemo(() => named(present, staff), [present, staff]);
}
