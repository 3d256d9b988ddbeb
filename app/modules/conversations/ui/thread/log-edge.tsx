import { Link, useSearchParams } from "@remix-run/react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { withoutPlace } from "../../thread/part-address.ts";
import type { EndState } from "./timeline-store.ts";

interface LogEdgeProps {
  end: "older" | "newer";
  /** From where on there is more; null at the very end of the thread. */
  place: string | null;
  state: EndState;
  onRead: () => void;
}

/** Where the loaded part of the thread ends: what lies beyond is read by itself, or on a click when that failed. */
export function LogEdge({ end, place, state, onRead }: LogEdgeProps) {
  const { t } = useTranslation("thread");
  const [search] = useSearchParams();
  if (place === null) return end === "older" ? <p className="thread__edge">{t("log.beginning")}</p> : null;
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onRead();
  };
  const words = state === "idle" ? end : (`${end}_${state}` as const);
  return (
    <p className={`thread__edge thread__edge--${end}`} role={state === "failed" ? "alert" : undefined}>
      <Link to={partAddress(search, end, place)} preventScrollReset onClick={onClick}>
        {t(`log.more.${words}`)}
      </Link>
    </p>
  );
}

/** A real address, so that it can be opened elsewhere, and without scripts; the list beside the thread stays. */
function partAddress(search: URLSearchParams, end: "older" | "newer", place: string): string {
  const address = withoutPlace(search);
  address.set(end, place);
  return `?${address}`;
}
