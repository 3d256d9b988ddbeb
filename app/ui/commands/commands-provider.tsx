import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { Command } from "./command.ts";
import { CommandPalette } from "./command-palette.tsx";
import { commandOfKey, opensPalette, takesLetters } from "./shortcuts.ts";
import { useSingleKeys } from "./single-keys.ts";

/** Lists everything there is to do. */
const helpKey = "?";

/** What the parts of the page that are shown offer, each under a name of its own. */
class Offers {
  readonly #offers = new Map<string, Command[]>();

  readonly put = (from: string, commands: Command[]) => void this.#offers.set(from, commands);
  readonly drop = (from: string) => void this.#offers.delete(from);
  readonly all = () => [...this.#offers.values()].flat();
}

interface Commands {
  offers: Offers;
  openPalette: () => void;
}

const CommandsContext = createContext<Commands>({ offers: new Offers(), openPalette: () => {} });

/**
 * Offers commands while the component is there.
 * @param from names the component among those that offer something
 */
export function useCommands(from: string, commands: Command[]): void {
  const { offers } = useContext(CommandsContext);
  useEffect(() => offers.put(from, commands));
  useEffect(() => () => offers.drop(from), [offers, from]);
}

/** Does what another part of the page offers, if it is there. */
export function useRunCommand(): (id: string) => void {
  const { offers } = useContext(CommandsContext);
  return (id) =>
    offers
      .all()
      .find((command) => command.id === id)
      ?.run();
}

export const useOpenPalette = () => useContext(CommandsContext).openPalette;

/** Every action by keyboard: single keys, and a palette that finds the rest by name. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [offers] = useState(() => new Offers());
  const [open, setOpen] = useState(false);
  const [singleKeys, chooseSingleKeys] = useSingleKeys();
  const before = useRef<Element | null>(null);
  const [commands] = useState(() => ({
    offers,
    openPalette: () => {
      before.current = document.activeElement;
      setOpen(true);
    },
  }));
  useKeys(commands, singleKeys);
  const close = (run?: () => void) => {
    setOpen(false);
    // Once the dialog has gone, whoever opened it is back where they were, and what they chose may move them on.
    setTimeout(() => {
      if (before.current instanceof HTMLElement) before.current.focus();
      run?.();
    });
  };
  return (
    <CommandsContext.Provider value={commands}>
      {children}
      {open && (
        <CommandPalette
          commands={offers.all()}
          singleKeys={singleKeys}
          onSingleKeys={chooseSingleKeys}
          onClose={close}
        />
      )}
    </CommandsContext.Provider>
  );
}

function useKeys({ offers, openPalette }: Commands, singleKeys: boolean): void {
  useEffect(() => {
    const help: Command = { id: "help", group: "go", title: "", key: helpKey, run: openPalette };
    const onKeyDown = (event: KeyboardEvent) => {
      const busy = takesLetters(event.target);
      const single = singleKeys ? commandOfKey(event, [help, ...offers.all()], busy) : undefined;
      const command = opensPalette(event) ? help : single;
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [offers, openPalette, singleKeys]);
}
