import { createHash } from "node:crypto";

import { TokenBook } from "../http/tokens.ts";
import type { Token } from "../http/tokens.ts";
import { fractionOf, gainedViews } from "../moving-counts.ts";

export interface Account {
  readonly openId: string;
  readonly username: string;
  readonly displayName: string;
  readonly bio: string;
  readonly verified: boolean;
  readonly followers: number;
  readonly following: number;
}

export interface Counts {
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
}

export interface Post {
  /** A snowflake: its upper half is the second of publication. */
  readonly id: string;
  readonly openId: string;
  readonly title: string;
  readonly description: string;
  /** In ms, different for each post of an account, since cursors are such times. */
  readonly publishedAt: number;
  readonly durationSeconds: number;
  readonly isPrivate: boolean;
  readonly deleted: boolean;
  readonly counts: Counts;
  readonly countedAt: number;
  /** Views gained in the first hour after `countedAt`; 0 keeps the counts still. */
  readonly growthPerHour: number;
}

export type NewAccount = Partial<Account> & Pick<Account, "username">;
export type NewPost = Partial<Omit<Post, "id" | "deleted" | "countedAt">> & Pick<Post, "openId">;
export type PostChange = Partial<Pick<Post, "title" | "description" | "isPrivate" | "deleted" | "growthPerHour">> & { counts?: Partial<Counts> };

/** The platform as plain JSON, for a state file. */
export interface Snapshot {
  readonly accounts: Account[];
  readonly posts: Post[];
  readonly tokens: [string, Token][];
  readonly webhookUrl: string | null;
  readonly advancedMs: number;
}

/** Everything the simulated platform knows, in memory; `now` is the real clock plus what control calls added. */
export class TikTokState {
  readonly accounts = new Map<string, Account>();
  readonly posts = new Map<string, Post>();
  readonly tokens = new TokenBook();
  /** Where events are delivered; TikTok has one address for an app. */
  webhookUrl: string | null = null;
  readonly #idsByAccount = new Map<string, string[]>();
  readonly #realNow: () => number;
  #advancedMs = 0;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
    this.reset();
  }

  now(): number {
    return this.#realNow() + this.#advancedMs;
  }

  advance(seconds: number): void {
    this.#advancedMs += seconds * 1000;
  }

  /** Back to the seeded accounts and the real clock. */
  reset(): void {
    this.restore({ accounts: [], posts: [], tokens: [], webhookUrl: null, advancedMs: 0 });
    this.seed(6, 8);
  }

  snapshot(): Snapshot {
    const { accounts, posts, tokens, webhookUrl } = this;
    return { accounts: [...accounts.values()], posts: [...posts.values()], tokens: tokens.snapshot(), webhookUrl, advancedMs: this.#advancedMs };
  }

  /** Takes up a snapshot in place of what is there. */
  restore({ accounts, posts, tokens, webhookUrl, advancedMs }: Snapshot): void {
    this.accounts.clear();
    this.posts.clear();
    this.#idsByAccount.clear();
    for (const account of accounts) this.accounts.set(account.openId, account);
    for (const post of posts) this.#keep(post);
    this.tokens.restore(tokens);
    this.webhookUrl = webhookUrl;
    this.#advancedMs = advancedMs;
  }

  /** Adds `accounts` invented creators with so many posts each: the same ones each time, dated back from now. */
  seed(accounts: number, postsEach: number): void {
    for (let nth = 1; nth <= accounts; nth += 1) {
      const username = `creator.${String(nth).padStart(5, "0")}`;
      const { openId } = this.putAccount({ username, displayName: `Creator ${nth}`, followers: Math.round(1000 * 10 ** (3 * fractionOf(username))) });
      for (let post = 1; post <= postsEach; post += 1) {
        this.publish({ openId, title: `Clip no. ${post}`, description: `Clip no. ${post} #${username.replace(".", "")}`, publishedAt: this.now() - (postsEach - post + 1) * 61 * 3_600_000 });
      }
    }
  }

  accountBy(reference: string): Account | undefined {
    return this.accounts.get(reference) ?? this.accounts.get(openIdOf(reference.replace(/^@/, "")));
  }

  /** Creates the account or replaces the one of this name. */
  putAccount(input: NewAccount): Account {
    const username = input.username.replace(/^@/, "");
    const account: Account = { displayName: username, bio: "", verified: false, followers: 10_000, following: 120, ...input, openId: openIdOf(username), username };
    this.accounts.set(account.openId, account);
    return account;
  }

  /** Publishes a post; counts not given follow from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.accounts.get(input.openId);
    if (!account) throw new Error(`There is no account ${input.openId}.`);
    const siblings = this.#idsByAccount.get(input.openId) ?? [];
    const taken = new Set(siblings.map((id) => this.posts.get(id)?.publishedAt));
    let publishedAt = input.publishedAt ?? this.now();
    while (taken.has(publishedAt)) publishedAt += 1;
    const id = String((BigInt(Math.floor(publishedAt / 1000)) << 32n) + BigInt(Math.floor(fractionOf(`${input.openId} ${siblings.length}`) * 0xffff_ffff)));
    const views = Math.round(account.followers * (0.05 + fractionOf(`views ${id}`)));
    const post: Post = {
      title: "",
      description: "",
      durationSeconds: 34,
      isPrivate: false,
      growthPerHour: Math.round(account.followers * 0.01),
      counts: { views, likes: Math.round(views * 0.08), comments: Math.round(views * 0.006), shares: Math.round(views * 0.01) },
      ...input,
      id,
      publishedAt,
      countedAt: this.now(),
      deleted: false,
    };
    this.#keep(post);
    return post;
  }

  /** Changes a post; new counts hold from now on and grow from there. */
  change(id: string, { counts, ...rest }: PostChange): Post | undefined {
    const post = this.posts.get(id);
    if (!post) return undefined;
    const changed = { ...post, ...rest, counts: { ...countsAt(post, this.now()), ...counts }, countedAt: this.now() };
    this.posts.set(id, changed);
    return changed;
  }

  /** The account's posts that are not deleted, newest first. */
  postsOf(openId: string): Post[] {
    const posts = (this.#idsByAccount.get(openId) ?? []).map((id) => this.posts.get(id)).filter((post) => post !== undefined && !post.deleted) as Post[];
    return posts.sort((a, b) => b.publishedAt - a.publishedAt);
  }

  #keep(post: Post): void {
    this.posts.set(post.id, post);
    const ids = this.#idsByAccount.get(post.openId);
    if (ids) ids.push(post.id);
    else this.#idsByAccount.set(post.openId, [post.id]);
  }
}

/** The counts at `now` (ms). */
export function countsAt({ counts, growthPerHour, countedAt }: Post, now: number): Counts {
  const gained = gainedViews(growthPerHour, countedAt, now);
  return {
    views: counts.views + gained,
    likes: counts.likes + Math.floor(gained * 0.08),
    comments: counts.comments + Math.floor(gained * 0.006),
    shares: counts.shares + Math.floor(gained * 0.01),
  };
}

/** Opaque and per app, in one of the two looks that are known. */
function openIdOf(username: string): string {
  return `-000${createHash("sha256").update(username.toLowerCase()).digest("base64url").slice(0, 32)}`;
}
