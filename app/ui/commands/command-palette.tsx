import { Checkbox, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { commandGroups, findCommands, type Command } from "./command.ts";
import "./commands.css";

export interface CommandPaletteProps {
  commands: Command[];
  /** Whether single keys are commands, and how to change that. */
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
  /** Closes it; what was chosen is to be done afterwards. */
  onClose: (run?: () => void) => void;
}

/** Everything that can be done from here, found by typing and done by Enter, each with its key. */
export function CommandPalette({ commands, singleKeys, onSingleKeys, onClose }: CommandPaletteProps) {
  const { t } = useTranslation("commands");
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = findCommands(commands, typed);
  const optionId = (command: Command | undefined) => (command ? `${listId}-${command.id}` : "");
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[at];
    if (event.key === "Enter" && !event.nativeEvent.isComposing && chosen) onClose(chosen.run);
    else if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <Modal open title={t("title")} onClose={() => onClose()} noScroll>
      <div className="commands__find" onKeyDown={onKeyDown}>
        <TextField
          label={t("find")}
          labelHidden
          placeholder={t("find")}
          autoFocus
          autoComplete="off"
          role="combobox"
          ariaExpanded
          ariaControls={listId}
          ariaAutocomplete="list"
          ariaActiveDescendant={optionId(found[at])}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAt(0);
          }}
        />
      </div>
      <CommandList
        id={listId}
        found={found}
        chosen={found[at]}
        optionId={optionId}
        singleKeys={singleKeys}
        onChoose={onClose}
      />
      <p className="commands__status" role="status">
        {found.length === 0 ? (
          t("none")
        ) : (
          <Text as="span" visuallyHidden>
            {t("found", { count: found.length })}
          </Text>
        )}
      </p>
      <div className="commands__foot">
        <Checkbox label={t("singleKeys")} checked={singleKeys} onChange={onSingleKeys} />
      </div>
    </Modal>
  );
}

interface CommandListProps extends Pick<CommandPaletteProps, "singleKeys"> {
  id: string;
  found: Command[];
  chosen: Command | undefined;
  optionId: (command: Command) => string;
  onChoose: (run: () => void) => void;
}

function CommandList({ id, found, chosen, optionId, singleKeys, onChoose }: CommandListProps) {
  const { t } = useTranslation("commands");
  const chosenId = chosen && optionId(chosen);
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  return (
    <div className="commands__list" role="listbox" id={id} aria-label={t("title")}>
      {commandGroups.map((group) => {
        const commands = found.filter((command) => command.group === group);
        if (commands.length === 0) return null;
        return (
          <div role="group" aria-label={t(`groups.${group}`)} key={group}>
            <p className="commands__group" aria-hidden="true">
              {t(`groups.${group}`)}
            </p>
            {commands.map((command) => (
              // The field keeps the focus and moves through the options by its own keys.
              <div
                role="option"
                key={command.id}
                id={optionId(command)}
                className="commands__option"
                aria-selected={command === chosen}
                onClick={() => onChoose(command.run)}
              >
                <span>{command.title}</span>
                {command.key && singleKeys && <kbd>{command.key.toUpperCase()}</kbd>}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
