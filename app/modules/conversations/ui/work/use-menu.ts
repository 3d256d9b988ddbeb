import { useState, type ReactElement } from "react";

/** What opens a menu, told whether it is open and how to open and close it. */
export type Activator = (open: boolean, toggle: () => void) => ReactElement;

/** A menu in a popover that takes the focus: what Polaris' Popover is given, and how an item closes it. */
export function useMenu(activator: Activator) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const popover = {
    active: open,
    activator: activator(open, () => setOpen(!open)),
    onClose: close,
    autofocusTarget: "first-node" as const,
  };
  return { close, popover };
}
