import { CreatorFilter, type UnderstandOutput } from "@fanfare/contracts/discovery";
import { Reader } from "./understand/reader.ts";
import { tokensOf, type Token } from "./understand/tokens.ts";

const longestText = 200;

/** Words that nothing was made of, with what stood between neighbours. */
function leftOf(sentence: string, tokens: readonly Token[], used: ReadonlySet<number>): string {
  const pieces: string[] = [];
  let previous = -2;
  tokens.forEach((token, index) => {
    if (used.has(index) || token.kind === "mark") return;
    if (previous === index - 1) pieces[pieces.length - 1] += sentence.slice(tokens[previous]!.end, token.end);
    else pieces.push(token.text);
    previous = index;
  });
  return pieces.join(" ").slice(0, longestText).trim();
}

/**
 * A sentence in English or Russian as a filter, by rules and word lists: the same sentence always gives the same filter,
 * nothing is sent anywhere. Says which words became what, and which were left; these become `text`. Never throws; what it
 * can't read it leaves. Linear in the sentence's length.
 */
export function understand(sentence: string): UnderstandOutput {
  const tokens = tokensOf(sentence);
  const { filter, understood, used } = new Reader(sentence, tokens).read();
  const left = leftOf(sentence, tokens, used);
  const whole = CreatorFilter.safeParse(left ? { ...filter, text: left } : filter);
  return whole.success ? { filter: whole.data, understood, left } : { filter: { text: sentence.slice(0, longestText) }, understood: [], left: sentence.slice(0, longestText) };
}
