import type { CreatorCard } from "@fanfare/contracts/discovery";
import { audienceFeatures, contentFeatures, fold, type AccountFacts, type CreatorDocument } from "@fanfare/domain/discovery";
import { sampleParts } from "./index-definition.ts";
import { engagementRateOf, storedAccount, type StoredAccount } from "./stored-account.ts";
import { publicOwner } from "./visibility.ts";

/** Sorted after creators with no followers: of these nothing is known. */
const unknownSize = -1;
const heaviest = 2 ** 31 - 1;
/** A cursor carries the name on which its page ended. */
const nameKeyLength = 100;
const suggestedWords = 3;
const suggestedLength = 50;

export const oneWord = (text: string): string => fold(text).replaceAll(" ", "");
const start = (text: string, length: number): string => (text.length <= length ? text : [...text].slice(0, length).join(""));
const distinct = (values: string[]): string[] | undefined => (values.length === 0 ? undefined : [...new Set(values)].filter((value) => value !== ""));

/** FNV-1a, so that a sample is fair whatever the ids are made of. */
function samplePart(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % sampleParts;
}

/** A creator on a row of results. */
export function cardOf(document: CreatorDocument): CreatorCard {
  const price = document.accounts[0]?.figures.estimatedPrice?.value ?? null;
  return {
    id: document.id,
    displayName: document.displayName,
    country: document.country,
    city: document.city,
    languages: document.languages,
    topics: document.topics,
    source: document.source,
    hasContact: document.contactKinds.length > 0,
    estimatedPrice: price === null ? null : { amount: String(Math.round(price)), currency: "USD" },
    accounts: document.accounts.map((account) => ({
      platform: account.platform,
      handle: account.handle,
      followers: account.followers,
      averageViews: account.averageViews,
      engagementRate: engagementRateOf(account),
      authenticity: account.figures.authenticity?.value ?? null,
      followersGrowth30: account.figures.followersGrowth?.value?.["30"] ?? null,
      estimatedReach: account.figures.estimatedReach?.value ?? null,
      isVerified: account.isVerified,
      lastPostAt: account.lastPostAt,
    })),
  };
}

/** What people begin to type when they look for a creator: the name, its later words, the handles. */
function suggestion(name: string, handles: string[], owner: string, size: number) {
  const words = name.split(" ");
  const laterWords = words.slice(1, suggestedWords).map((_, index) => words.slice(index + 1).join(" "));
  const input = distinct([name, ...laterWords, ...handles].map((text) => start(text, suggestedLength)));
  return input && input.length > 0 ? { input, weight: Math.min(Math.max(size, 0), heaviest), contexts: { owner: [owner] } } : undefined;
}

/** Prices by currency, each a list: a creator asks another one for each kind of post. */
function statedPrices(rates: CreatorDocument["rates"]): Record<string, number[]> | undefined {
  const prices: Record<string, number[]> = {};
  for (const { amount, currency } of rates) (prices[currency] ??= []).push(amount);
  return rates.length === 0 ? undefined : prices;
}

/** The largest account of each network, by which conditions about an account are decided. */
function byNetwork(accounts: readonly AccountFacts[]): Partial<Record<AccountFacts["platform"], StoredAccount>> {
  const stored: Partial<Record<AccountFacts["platform"], StoredAccount>> = {};
  for (const account of accounts) stored[account.platform] ??= storedAccount(account);
  return stored;
}

/** A creator as the index keeps it: what is searched, and beside it the card as it is shown. */
export function stored(document: CreatorDocument) {
  const { accounts } = document;
  const posts = accounts.flatMap((account) => account.posts);
  const name = fold(document.displayName);
  const handleWords = accounts.map((account) => fold(account.handle));
  const handles = handleWords.map((handle) => handle.replaceAll(" ", ""));
  const topics = document.topics.map(fold);
  const begins = [name, ...handleWords, ...handles, ...topics];
  const bio = fold(document.bio);
  const hashtags = distinct(posts.flatMap((post) => post.hashtags.map(oneWord)));
  const mentions = distinct(posts.flatMap((post) => post.mentions.map(oneWord)));
  const owner = document.organizationId ?? publicOwner;
  const size = accounts[0]?.followers ?? unknownSize;
  const on = byNetwork(accounts);
  const main = accounts[0] && on[accounts[0].platform];
  return {
    id: document.id,
    owner,
    sample: samplePart(document.id),
    size,
    card: cardOf(document),

    words: [...begins, bio].join(" "),
    begins: begins.join(" "),
    names: [name, ...handleWords, ...handles],
    bio: bio === "" ? undefined : bio,
    captions: distinct(posts.map((post) => fold(post.caption))),
    tags: hashtags || mentions ? [...(hashtags ?? []), ...(mentions ?? [])] : undefined,
    nameKey: start(name || document.displayName, nameKeyLength),
    handles,
    hashtags,
    mentions,
    suggest: suggestion(name, handles, owner, size),

    platforms: Object.keys(on),
    country: document.country ?? undefined,
    city: document.city === null ? undefined : fold(document.city),
    languages: document.languages,
    gender: document.gender ?? undefined,
    birthYear: document.birthYear ?? undefined,
    topics,
    brands: document.brands.map(fold),
    spelled: { city: document.city ?? undefined, topics: document.topics, brands: document.brands },
    contacts: document.contactKinds,
    source: document.source,
    statedPrice: statedPrices(document.rates),
    estimatedPrice: main?.estimatedPrice === undefined ? undefined : { USD: main.estimatedPrice },

    main,
    on,
    content: contentFeatures(document) ?? undefined,
    audience: audienceFeatures(accounts.find((account) => account.audience !== null)?.audience ?? null) ?? undefined,
  };
}
export type StoredCreator = ReturnType<typeof stored>;
