/**
 * Takes pieces through two steps: the next one is prepared while up to `atOnce` before it are being finished. Gives the
 * outcomes in the order of the pieces. After a failure nothing more is begun, and it throws when what was under way has ended.
 */
export async function overlapped<Piece, Ready, Outcome>(
  pieces: readonly Piece[],
  { prepare, finish, atOnce }: { prepare(piece: Piece): Promise<Ready>; finish(ready: Ready): Promise<Outcome>; atOnce: number },
): Promise<Outcome[]> {
  const outcomes: Promise<Outcome>[] = [];
  try {
    for (const [index, piece] of pieces.entries()) {
      const ready = await prepare(piece);
      await outcomes[index - atOnce];
      const outcome = finish(ready);
      // It is looked at later, and until then its failure is not one that nobody takes care of.
      outcome.catch(() => undefined);
      outcomes.push(outcome);
    }
    return await Promise.all(outcomes);
  } finally {
    await Promise.allSettled(outcomes);
  }
}
