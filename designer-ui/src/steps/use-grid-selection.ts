import { computed, nextTick, ref, type Ref } from 'vue';
import type { Area } from './rights-grid';

interface Cell {
  row: number;
  column: number;
}

const pageOfRows = 10;

/** Which cells of a grid are chosen: by keyboard as in a spreadsheet, by dragging, by clicking a head. */
export function useGridSelection(size: () => { rows: number; columns: number }, table: Ref<HTMLElement | null>) {
  /** Where choosing began, and the cell that has the focus. */
  const anchor = ref<Cell>({ row: 0, column: 0 });
  const focus = ref<Cell>({ row: 0, column: 0 });

  /** A form or drawing that became smaller takes cells away. */
  const within = ({ row, column }: Cell): Cell => {
    const { rows, columns } = size();
    const between = (n: number, count: number) => Math.max(0, Math.min(n, count - 1));
    return { row: between(row, rows), column: between(column, columns) };
  };
  const area = computed<Area>(() => {
    const [a, b] = [within(anchor.value), within(focus.value)];
    return {
      top: Math.min(a.row, b.row),
      bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column),
      right: Math.max(a.column, b.column),
    };
  });

  function select(from: Cell, to: Cell): void {
    anchor.value = within(from);
    focus.value = within(to);
  }
  function go(to: Cell, isExtending: boolean): void {
    focus.value = within(to);
    if (!isExtending) anchor.value = focus.value;
    void nextTick(() => {
      const { row, column } = focus.value;
      table.value?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
    });
  }

  /** True when the key was one that moves. */
  function move(event: KeyboardEvent): boolean {
    const { row, column } = within(focus.value);
    const { rows, columns } = size();
    const isWide = event.ctrlKey || event.metaKey;
    const targets: Readonly<Record<string, Cell>> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: row - pageOfRows, column },
      PageDown: { row: row + pageOfRows, column },
      Home: { row: isWide ? 0 : row, column: 0 },
      End: { row: isWide ? rows - 1 : row, column: columns - 1 },
    };
    const target = targets[event.key];
    if (!target) return false;
    go(target, event.shiftKey);
    return true;
  }

  return {
    area,
    focus: computed(() => within(focus.value)),
    select,
    go,
    move,
    all: (): void => {
      const { rows, columns } = size();
      select({ row: rows - 1, column: columns - 1 }, { row: 0, column: 0 });
    },
    row: (row: number): void => select({ row, column: size().columns - 1 }, { row, column: 0 }),
    column: (column: number): void => select({ row: size().rows - 1, column }, { row: 0, column }),
  };
}
