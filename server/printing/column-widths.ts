import { cellPadding, fontSize, textWidth } from './paper-size.js';

/** A cell as far as the widths of columns depend on it. */
export interface MeasuredCell {
  readonly column: number;
  readonly colSpan: number;
  /** Lines of text. */
  readonly lines: readonly string[];
  /** Wider than any text: a picture; or null. */
  readonly minWidth: number | null;
  /** Heads stay in one line while there is room. */
  readonly isHead: boolean;
  /** As the template says, in points; or null. */
  readonly width: number | null;
}

/**
 * Widths like those of a browser's table: what the template says; else between what a column needs at least and what
 * its longest line would like.
 */
export function columnWidths(count: number, cells: readonly MeasuredCell[], whole: number): number[] {
  const own = cells.filter(({ colSpan }) => colSpan === 1);
  const columns = Array.from({ length: count }, (_, column) => needs(own.filter((cell) => cell.column === column)));
  const given = columns.map(({ width }) => width);
  const rest = whole - given.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const free = columns.filter(({ width }) => width === null);
  if (free.length === 0 || rest <= 0) {
    const sum = columns.reduce((total, { width, min }) => total + (width ?? min), 0);
    return columns.map(({ width, min }) => ((width ?? min) / sum) * whole);
  }
  const shared = share(free, rest);
  return given.map((width) => width ?? shared.shift() ?? 0);
}

interface Needs {
  readonly width: number | null;
  readonly min: number;
  readonly wanted: number;
}

function needs(cells: readonly MeasuredCell[]): Needs {
  const padding = 2 * cellPadding.side + 1;
  const longest = (cell: MeasuredCell) => Math.max(0, ...cell.lines.map((line) => textWidth(line)));
  // a word of Latin letters or digits is not broken either
  const word = (cell: MeasuredCell) =>
    Math.max(0, ...cell.lines.flatMap((line) => line.match(/[\x21-\x7e]+/g) ?? []).map((text) => textWidth(text)));
  const least = (cell: MeasuredCell) =>
    Math.max(cell.minWidth ?? 0, cell.isHead ? longest(cell) : Math.min(word(cell), 120), 2 * fontSize);
  return {
    width: cells.find(({ width }) => width !== null)?.width ?? null,
    min: padding + Math.max(2 * fontSize, ...cells.map(least)),
    wanted: padding + Math.max(3 * fontSize, ...cells.map((cell) => Math.max(longest(cell), least(cell)))),
  };
}

function share(columns: readonly Needs[], whole: number): number[] {
  const sum = (of: (column: Needs) => number) => columns.reduce((total, column) => total + of(column), 0);
  const min = sum((column) => column.min);
  const wanted = sum((column) => column.wanted);
  if (min >= whole) return columns.map((column) => (column.min / min) * whole);
  if (wanted <= whole) return columns.map((column) => column.wanted * (whole / wanted));
  // short ones stay in one line, the long ones share what is left
  const given = new Map<Needs, number>();
  let [rest, others] = [whole, min];
  for (const column of [...columns].sort((a, b) => a.wanted - b.wanted)) {
    others -= column.min;
    if (column.wanted > whole / columns.length || rest - column.wanted < others) break;
    given.set(column, column.wanted);
    rest -= column.wanted;
  }
  const long = columns.filter((column) => !given.has(column));
  const least = long.reduce((total, column) => total + column.min, 0);
  const extra = long.reduce((total, column) => total + column.wanted - column.min, 0);
  return columns.map(
    (column) => given.get(column) ?? column.min + ((column.wanted - column.min) / extra) * (rest - least),
  );
}
