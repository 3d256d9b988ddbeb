import { memo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Emoji } from "./emoji.ts";
import { moveInRows, type Cell } from "./move-in-rows.ts";
import type { EmojiSection } from "./use-emoji.ts";

const columns = 8;

interface Props {
  id: string;
  sections: EmojiSection[];
  onChoose: (emoji: Emoji) => void;
  /** The pointer or the focus is on it, or on none. */
  onShow: (emoji: Emoji | null) => void;
  /** The arrows left the grids at the top. */
  onAbove: () => void;
}

/** The id of a cell's button; its row is counted over all grids. */
export function cellId(id: string, { row, column }: Cell): string {
  return `${id}-${row}-${column}`;
}

/** A grid for each section. They are one stop for Tab; arrows lead from cell to cell, and from grid to grid. */
export function EmojiGrids({ id, sections, onAbove, ...row }: Props) {
  const { t } = useTranslation("composer");
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const grids = gridsOf(sections);
  const lengths = grids.flatMap(({ rows }) => rows.map(({ cells }) => cells.length));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveInRows(lengths, active, directed(event));
    if (!next) return;
    event.preventDefault();
    if (next === "above") return onAbove();
    document.getElementById(cellId(id, next))?.focus();
  };
  return (
    <div onKeyDown={onKeyDown} onMouseLeave={() => row.onShow(null)}>
      {grids.map(({ name, rows }) => (
        <section key={name} data-name={name}>
          <h3 id={`${id}-${name}`} className="emoji__name">
            {t(`emoji.names.${name}`)}
          </h3>
          <div role="grid" aria-labelledby={`${id}-${name}`}>
            {rows.map(({ at, cells }) => (
              <Row
                key={at}
                {...{ id, at, cells, ...row }}
                active={active.row === at ? active.column : null}
                onReach={setActive}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface RowProps extends Pick<Props, "id" | "onChoose" | "onShow"> {
  at: number;
  cells: Emoji[];
  /** The cell that Tab stops at. */
  active: number | null;
  onReach: (cell: Cell) => void;
}

/** Drawn again only where the arrows are: there are two hundred of them. */
const Row = memo(
  function Row({ id, at, cells, active, onReach, onChoose, onShow }: RowProps) {
    return (
      <div role="row" className="emoji__row">
        {cells.map((emoji, column) => (
          <button
            key={emoji.sign}
            id={cellId(id, { row: at, column })}
            type="button"
            role="gridcell"
            aria-label={emoji.name}
            tabIndex={column === active ? 0 : -1}
            onFocus={() => {
              onReach({ row: at, column });
              onShow(emoji);
            }}
            onMouseEnter={() => onShow(emoji)}
            onClick={() => onChoose(emoji)}
          >
            {emoji.sign}
          </button>
        ))}
      </div>
    );
  },
  (before, after) => before.active === after.active && before.at === after.at && before.cells === after.cells,
);

function gridsOf(sections: EmojiSection[]) {
  let at = 0;
  return sections.map(({ name, emoji }) => {
    const rows = Array.from({ length: Math.ceil(emoji.length / columns) }, (_, row) => ({
      at: at + row,
      cells: emoji.slice(row * columns, (row + 1) * columns),
    }));
    at += rows.length;
    return { name, rows };
  });
}

/** Left and right as the page reads. */
function directed({ key, currentTarget }: KeyboardEvent): string {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return key;
  const leftwards = getComputedStyle(currentTarget).direction === "rtl";
  return (key === "ArrowLeft") === leftwards ? "next" : "previous";
}
