/** Undo and redo over whole values that share what did not change; imports and typing alike. */
export type History<T> = ReturnType<typeof createHistory<T>>;

const LONGEST = 300;

export function createHistory<T>(initial: T) {
  let past: T[] = [];
  let present = initial;
  let future: T[] = [];
  let last: string | undefined;

  return {
    present: (): T => present,
    /** One step further. Steps that follow each other under the same `merge` become one (typing in one field). */
    record(next: T, merge?: string): void {
      if (next === present) return;
      if (merge === undefined || merge !== last) past = [...past, present].slice(-LONGEST);
      present = next;
      future = [];
      last = merge;
    },
    /** The next step starts anew even under the same `merge` (the field was left). */
    settle(): void {
      last = undefined;
    },
    /** Exchanges the present without a step: what the server made of it is no act of the author's. */
    replace(next: T): void {
      present = next;
    },
    undo(): boolean {
      const before = past.at(-1);
      if (before === undefined) return false;
      future = [present, ...future];
      present = before;
      past = past.slice(0, -1);
      last = undefined;
      return true;
    },
    redo(): boolean {
      const [next, ...rest] = future;
      if (next === undefined) return false;
      past = [...past, present];
      present = next;
      future = rest;
      last = undefined;
      return true;
    },
    canUndo: (): boolean => past.length > 0,
    canRedo: (): boolean => future.length > 0,
  };
}
