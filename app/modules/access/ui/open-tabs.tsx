import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import type { Permission } from "../roles.ts";
import { useMay } from "./use-may.ts";
import "./open-tabs.css";

export interface OpenTab {
  id: string;
  content: string;
  url: string;
  /** What its page takes. */
  needs: Permission;
}

interface Props {
  /** What they are the pages of, for those who do not see them. */
  label: string;
  /** An address that begins another comes before it. */
  tabs: OpenTab[];
  children: ReactNode;
}

/**
 * Pages of one subject that look like tabs, without those that are not open to who looks. One whose address was typed is
 * there all the same, and holds the refusal. They are links: each is a page with an address. What does not fit beside
 * the others stands below them; at a phone's width the row scrolls.
 */
export function OpenTabs({ label, tabs, children }: Props) {
  const { pathname } = useLocation();
  const allowed = useMay();
  const here = tabs.findLast(({ url }) => pathname.startsWith(url)) ?? tabs[0];
  const open = tabs.filter((tab) => tab === here || allowed(tab.needs));
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const row = current.current?.closest("ul");
    // The page itself must not move.
    if (row && current.current) row.scrollLeft = current.current.offsetLeft - row.offsetLeft;
  }, [here]);
  return (
    <>
      <nav aria-label={label}>
        <ul className="open-tabs">
          {open.map((tab) => (
            <li key={tab.id}>
              <Link
                to={tab.url}
                className="open-tabs__tab"
                {...(tab === here && { "aria-current": "page", ref: current })}
              >
                {tab.content}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="open-tabs__page">{children}</div>
    </>
  );
}
