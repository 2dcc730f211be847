import { fractionOf } from "../moving-counts.ts";
import { TokenBook } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** A simulated platform as plain JSON, for a state file. */
export interface SocialSnapshot<Account, Post> {
  readonly accounts: Account[];
  readonly posts: Post[];
  readonly tokens: [string, Token][];
  readonly webhookUrl: string | null;
  readonly advancedMs: number;
}

/** An invented creator, the same one each time. */
export interface SeededCreator {
  readonly nth: number;
  readonly handle: string;
  /** From a thousand to a million, most of them small. */
  readonly followers: number;
}

/**
 * What simulated platforms have in common: accounts, their posts and tokens in memory, and a clock that is the real one
 * plus what control calls added. A subclass calls `reset` once its own fields are there.
 */
export abstract class SocialState<Account, Post extends { readonly id: string }> {
  readonly accounts = new Map<string, Account>();
  readonly posts = new Map<string, Post>();
  readonly tokens = new TokenBook();
  /** Where events are delivered, on platforms that have one address for an app. */
  webhookUrl: string | null = null;
  readonly #idsByAccount = new Map<string, string[]>();
  readonly #realNow: () => number;
  #advancedMs = 0;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
  }

  now(): number {
    return this.#realNow() + this.#advancedMs;
  }

  advance(seconds: number): void {
    this.#advancedMs += seconds * 1000;
  }

  /** By id, or by name with or without @. */
  accountBy(reference: string): Account | undefined {
    return this.accounts.get(reference) ?? this.accounts.get(this.idOfName(reference.replace(/^@/, "")));
  }

  /** Back to the seeded accounts and the real clock. */
  reset(): void {
    this.restore({ accounts: [], posts: [], tokens: [], webhookUrl: null, advancedMs: 0 });
    this.seed(6, 8);
  }

  snapshot(): SocialSnapshot<Account, Post> {
    const { accounts, posts, tokens, webhookUrl } = this;
    return { accounts: [...accounts.values()], posts: [...posts.values()], tokens: tokens.snapshot(), webhookUrl, advancedMs: this.#advancedMs };
  }

  /** Takes up a snapshot in place of what is there. */
  restore({ accounts, posts, tokens, webhookUrl, advancedMs }: SocialSnapshot<Account, Post>): void {
    for (const map of [this.accounts, this.posts, this.#idsByAccount]) map.clear();
    for (const account of accounts) this.keepAccount(account);
    for (const post of posts) this.keepPost(post);
    this.tokens.restore(tokens);
    this.webhookUrl = webhookUrl;
    this.#advancedMs = advancedMs;
  }

  /** Adds so many invented creators with so many posts each: the same ones each time, dated back from now. */
  abstract seed(accounts: number, postsEach: number): void;
  protected abstract idOfName(name: string): string;
  protected abstract idOfAccount(account: Account): string;
  protected abstract ownerOf(post: Post): string;

  protected keepAccount(account: Account): Account {
    this.accounts.set(this.idOfAccount(account), account);
    return account;
  }

  protected keepPost(post: Post): Post {
    this.posts.set(post.id, post);
    const ids = this.#idsByAccount.get(this.ownerOf(post));
    if (ids) ids.push(post.id);
    else this.#idsByAccount.set(this.ownerOf(post), [post.id]);
    return post;
  }

  /** Puts a changed post in the place of the one with this id. */
  protected replacePost(id: string, change: (post: Post) => Post): Post | undefined {
    const post = this.posts.get(id);
    if (!post) return undefined;
    const changed = change(post);
    this.posts.set(id, changed);
    return changed;
  }

  /** All posts that an account ever published, oldest entry first, those that are hidden by now included. */
  protected everythingOf(accountId: string): Post[] {
    return (this.#idsByAccount.get(accountId) ?? []).map((id) => this.posts.get(id) as Post);
  }

  /** The account, which must be there before anything is published on it. */
  protected mustHave(accountId: string): Account {
    const account = this.accounts.get(accountId);
    if (!account) throw new Error(`There is no account ${accountId}.`);
    return account;
  }
}

/** The first so many invented creators; the platform says which character may stand in a name. */
export function* seededCreators(count: number, separator: "." | "_"): Generator<SeededCreator> {
  for (let nth = 1; nth <= count; nth += 1) {
    const handle = `creator${separator}${String(nth).padStart(5, "0")}`;
    yield { nth, handle, followers: Math.round(1000 * 10 ** (3 * fractionOf(handle))) };
  }
}
