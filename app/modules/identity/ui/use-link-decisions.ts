import { useFetcher } from "@remix-run/react";
import type { LinksPanelProps } from "./links-panel.tsx";

interface Answer {
  ok: boolean;
}

/**
 * Sends what staff decide about the links of a person to the thread in which the evidence stands.
 * @returns what the panel of links needs, and what was answered to the last decision; null while that is under way
 */
export function useLinkDecisions<Result extends Answer>(
  contactId: string,
  conversationId: string,
): Pick<LinksPanelProps, "busyId" | "onDecide" | "onRefresh"> & { answer: Result | null } {
  const fetcher = useFetcher<Result>();
  const { formData, state } = fetcher;
  const send = (form: Record<string, string>) =>
    fetcher.submit(form, { method: "post", action: `/app/conversations/${conversationId}` });
  return {
    busyId: formData ? String(formData.get("linkId") ?? formData.get("customerGid") ?? "") : null,
    onDecide: (linkId, decision) => send({ intent: "decide", linkId, decision }),
    onRefresh: (customerGid) => send({ intent: "refresh", contactId, customerGid }),
    answer: state === "idle" ? ((fetcher.data as Result | undefined) ?? null) : null,
  };
}
