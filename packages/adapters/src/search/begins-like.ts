/** From this many letters on, one typing error is forgiven. */
const errorsFrom = 4;

/**
 * How well a word or one of its later parts begins with what was typed, both folded: 0 as typed from the start, 1 as typed
 * from a later part, 2 with one letter wrong, missing, too many or swapped with the next; null when it does not.
 */
export function beginsLike(typed: string, word: string): 0 | 1 | 2 | null {
  if (word.startsWith(typed)) return 0;
  const parts = partsOf(word);
  if (parts.some((part) => part.startsWith(typed))) return 1;
  if (typed.length < errorsFrom) return null;
  return [word, ...parts].some((part) => beginsWithOneError(typed, part)) ? 2 : null;
}

function partsOf(word: string): string[] {
  const parts: string[] = [];
  for (let space = word.indexOf(" "); space >= 0; space = word.indexOf(" ", space + 1)) parts.push(word.slice(space + 1));
  return parts;
}

/** The first letter is hardly ever the wrong one, and without it nearly everything would be like everything. */
function beginsWithOneError(typed: string, word: string): boolean {
  if (typed[0] !== word[0]) return false;
  let same = 1;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const rest = typed.slice(same);
  const isWrong = word.startsWith(rest.slice(1), same + 1);
  const isMissing = word.startsWith(rest, same + 1);
  const isTooMany = word.startsWith(rest.slice(1), same);
  const isSwapped = rest.length > 1 && word.startsWith(rest[1]! + rest[0]! + rest.slice(2), same);
  return isWrong || isMissing || isTooMany || isSwapped;
}
