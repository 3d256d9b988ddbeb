import { TextField } from "@shopify/polaris";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Emoji } from "./emoji.ts";
import { cellId, EmojiGrids } from "./emoji-grids.tsx";
import { rememberEmoji } from "./recent-emoji.ts";
import { useEmoji, type EmojiControl, type EmojiSection } from "./use-emoji.ts";
import "./emoji.css";

interface Props {
  onChoose: (sign: string) => void;
}

/** All emoji by groups, found by their names; those used last come first. */
export function EmojiPicker({ onChoose }: Props) {
  const { t } = useTranslation("composer");
  const id = useId();
  const fieldId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState<Emoji | null>(null);
  const { state, sections } = useEmoji(typed);
  const searching = typed.trim() !== "";
  const first = searching ? (sections[0]?.emoji[0] ?? null) : null;
  const choose = (emoji: Emoji) => {
    rememberEmoji(emoji.sign);
    onChoose(emoji.sign);
  };
  const toGrid = () => document.getElementById(cellId(id, { row: 0, column: 0 }))?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") toGrid();
    else if (event.key === "Enter" && first) choose(first);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };
  const goTo = (name: EmojiSection["name"]) => {
    flushSync(() => setTyped(""));
    const section = list.current?.querySelector<HTMLElement>(`[data-name="${name}"]`);
    if (!section) return;
    list.current?.scrollTo({ top: section.offsetTop });
    section.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  };
  return (
    <div
      className="emoji"
      role="dialog"
      aria-label={t("emoji.button")}
      // The composer's tools, in which this stands for React, leave the focus in the text.
      onMouseDown={(event) => event.stopPropagation()}
    >
      <div onKeyDown={onKeyDown}>
        <TextField
          id={fieldId}
          label={t("emoji.search")}
          labelHidden
          placeholder={t("emoji.search")}
          autoComplete="off"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setShown(null);
          }}
        />
      </div>
      <GroupButtons onChoose={goTo} />
      <div ref={list} className="emoji__list">
        <EmojiGrids
          key={typed}
          id={id}
          sections={sections}
          onChoose={choose}
          onShow={setShown}
          onAbove={() => document.getElementById(fieldId)?.focus()}
        />
        <Said state={state} searching={searching} found={sections[0]?.emoji.length ?? 0} />
      </div>
      <Shown emoji={shown ?? first} />
    </div>
  );
}

/** The groups by their signs. */
const groupSigns = [
  ["smileys", "😀"],
  ["people", "👋"],
  ["nature", "🐻"],
  ["food", "🍎"],
  ["places", "🚗"],
  ["activities", "⚽"],
  ["objects", "💡"],
  ["symbols", "❤️"],
  ["flags", "🏁"],
] as const;

function GroupButtons({ onChoose }: { onChoose: (name: EmojiSection["name"]) => void }) {
  const { t } = useTranslation("composer");
  return (
    <div className="emoji__groups" role="group" aria-label={t("emoji.groups")}>
      {groupSigns.map(([name, sign]) => (
        <button
          key={name}
          type="button"
          aria-label={t(`emoji.names.${name}`)}
          title={t(`emoji.names.${name}`)}
          onClick={() => onChoose(name)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

interface SaidProps {
  state: EmojiControl["state"];
  searching: boolean;
  found: number;
}

/** How many were found, or why there are none. */
function Said({ state, searching, found }: SaidProps) {
  const { t } = useTranslation("composer");
  const words = () => {
    if (state !== "here") return t(`emoji.${state}`);
    if (!searching) return null;
    return found > 0 ? t("emoji.found", { count: found }) : t("emoji.noMatch");
  };
  return (
    <p role="status" className={found > 0 ? "inbox-hidden" : "emoji__said"}>
      {words()}
    </p>
  );
}

/** The name of the one that the pointer or the focus is on; a screen reader says it there. */
function Shown({ emoji }: { emoji: Emoji | null }) {
  return (
    <p className="emoji__shown" aria-hidden>
      {emoji && (
        <>
          <span className="emoji__sign">{emoji.sign}</span> {emoji.name}
        </>
      )}
    </p>
  );
}
