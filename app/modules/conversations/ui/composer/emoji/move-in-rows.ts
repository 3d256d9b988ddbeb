/** A cell of rows that stand below each other, the last of them perhaps shorter. */
export interface Cell {
  row: number;
  column: number;
}

/**
 * Where a key leads from a cell: arrows to its neighbours, of which left and right go on in the next row, Home and End
 * to the ends of the row. "above" is the way out at the top; null says that the key does nothing here.
 * @param lengths how many cells each row has, none of them empty
 */
export function moveInRows(lengths: number[], { row, column }: Cell, key: string): Cell | "above" | null {
  const end = (lengths[row] ?? 1) - 1;
  const to = (next: number, at: number): Cell | null => {
    const length = lengths[next];
    return length === undefined ? null : { row: next, column: Math.min(at, length - 1) };
  };
  switch (key) {
    case "next":
      return column < end ? { row, column: column + 1 } : to(row + 1, 0);
    case "previous":
      return column > 0 ? { row, column: column - 1 } : to(row - 1, Infinity);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column) ?? "above";
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: end };
    default:
      return null;
  }
}
