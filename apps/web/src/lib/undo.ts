const offers: (() => void)[] = [];

/** Makes an action the one that Mod+Z takes back. */
export function offerUndo(undo: () => void): void {
  offers.push(undo);
}

export function forgetUndo(undo: () => void): void {
  const index = offers.indexOf(undo);
  if (index >= 0) offers.splice(index, 1);
}

/** Takes back the last action that still can be; false when there is none. */
export function undoLast(): boolean {
  const undo = offers.pop();
  undo?.();
  return undo !== undefined;
}
