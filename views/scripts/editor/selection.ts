export type Place = { readonly row: number; readonly column: number };
/** The cell in hand and the cell where the selection began. */
export type Selection = { readonly active: Place; readonly anchor: Place };
export type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type Bounds = { readonly rows: number; readonly columns: number };
export type Step = "up" | "down" | "left" | "right" | "home" | "end" | "top" | "bottom" | "page-up" | "page-down";

const PAGE = 12;

export const at = (row: number, column: number): Selection => ({ active: { row, column }, anchor: { row, column } });

export const rangeOf = ({ active, anchor }: Selection): Range => ({
  top: Math.min(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  bottom: Math.max(active.row, anchor.row),
  right: Math.max(active.column, anchor.column),
});

export const isSingle = ({ top, left, bottom, right }: Range): boolean => top === bottom && left === right;

export const holds = (range: Range, { row, column }: Place): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value));

export const within = ({ row, column }: Place, { rows, columns }: Bounds): Place => ({
  row: clamp(row, rows - 1),
  column: clamp(column, columns - 1),
});

const STEPS: Readonly<Record<Step, (place: Place, bounds: Bounds) => Place>> = {
  up: ({ row, column }) => ({ row: row - 1, column }),
  down: ({ row, column }) => ({ row: row + 1, column }),
  left: ({ row, column }) => ({ row, column: column - 1 }),
  right: ({ row, column }) => ({ row, column: column + 1 }),
  home: ({ row }) => ({ row, column: 0 }),
  end: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  top: () => ({ row: 0, column: 0 }),
  bottom: (_place, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
  "page-up": ({ row, column }) => ({ row: row - PAGE, column }),
  "page-down": ({ row, column }) => ({ row: row + PAGE, column }),
};

/** Moves the cell in hand; with `extend` the selection grows from where it began. */
export function moved(selection: Selection, step: Step, bounds: Bounds, extend = false): Selection {
  const active = within(STEPS[step](selection.active, bounds), bounds);
  return { active, anchor: extend ? selection.anchor : active };
}

/** The next cell in reading order; undefined at either end, where Tab leaves the grid. */
export function tabbed({ active }: Selection, backwards: boolean, { rows, columns }: Bounds): Selection | undefined {
  const order = active.row * columns + active.column + (backwards ? -1 : 1);
  return order < 0 || order >= rows * columns ? undefined : at(Math.floor(order / columns), order % columns);
}
