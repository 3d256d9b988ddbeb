import { useLocation } from "@remix-run/react";
import { Tabs } from "@shopify/polaris";
import type { ReactNode } from "react";
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

/**
 * Tabs that are pages, without those that are not open to who looks. One whose address was typed is there all
 * the same, and holds the refusal.
 * @param tabs an address that begins another comes before it
 */
export function OpenTabs({ tabs, children }: { tabs: OpenTab[]; children: ReactNode }) {
  const { pathname } = useLocation();
  const allowed = useMay();
  const here = tabs.findLast(({ url }) => pathname.startsWith(url)) ?? tabs[0];
  const open = tabs.filter((tab) => tab === here || allowed(tab.needs));
  return (
    <div className="open-tabs">
      <Tabs
        tabs={open.map(({ id, content, url }) => ({ id, content, url }))}
        selected={open.findIndex((tab) => tab === here)}
      >
        <div style={{ paddingBlock: "var(--p-space-400)" }}>{children}</div>
      </Tabs>
    </div>
  );
}
