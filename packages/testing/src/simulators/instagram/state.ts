import { createHash } from "node:crypto";

import { TokenBook } from "../http/tokens.ts";
import type { Token } from "../http/tokens.ts";
import { digitsOf, fractionOf, gainedViews } from "../moving-counts.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface Account {
  /** The professional account's id (`user_id`), longer than a number holds. */
  readonly id: string;
  /** The same account as this app alone sees it (`id` of /me). */
  readonly appScopedId: string;
  readonly username: string;
  readonly name: string;
  readonly biography: string;
  readonly website: string;
  readonly followers: number;
  readonly follows: number;
  readonly accountType: "BUSINESS" | "MEDIA_CREATOR";
  /** When it became professional, in ms: insights of older posts are never told. */
  readonly convertedAt: number;
}

export interface Counts {
  readonly views: number;
  readonly reach: number;
  readonly likes: number;
  readonly comments: number;
  readonly saved: number;
  readonly shares: number;
}

export type ProductType = "FEED" | "REELS" | "STORY";

export interface Post {
  readonly id: string;
  readonly shortcode: string;
  readonly accountId: string;
  readonly caption: string;
  readonly mediaType: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  readonly productType: ProductType;
  readonly publishedAt: number;
  readonly likesHidden: boolean;
  readonly isPrivate: boolean;
  readonly deleted: boolean;
  readonly counts: Counts;
  readonly countedAt: number;
  /** Views gained in the first hour after `countedAt`; 0 keeps the counts still. */
  readonly growthPerHour: number;
}

export type NewAccount = Partial<Omit<Account, "id" | "appScopedId">> & Pick<Account, "username">;
export type NewPost = Partial<Omit<Post, "id" | "shortcode" | "deleted" | "countedAt" | "counts">> & Pick<Post, "accountId"> & { counts?: Partial<Counts> };
export type PostChange = Partial<Pick<Post, "caption" | "likesHidden" | "isPrivate" | "deleted" | "growthPerHour">> & { counts?: Partial<Counts> };

/** The platform as plain JSON, for a state file. */
export interface Snapshot {
  readonly accounts: Account[];
  readonly posts: Post[];
  readonly tokens: [string, Token][];
  readonly webhookUrl: string | null;
  readonly advancedMs: number;
}

/** Everything the simulated platform knows, in memory; `now` is the real clock plus what control calls added. */
export class InstagramState {
  readonly accounts = new Map<string, Account>();
  readonly posts = new Map<string, Post>();
  readonly tokens = new TokenBook();
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
    for (const account of accounts) this.accounts.set(account.id, account);
    for (const post of posts) this.#keep(post);
    this.tokens.restore(tokens);
    this.webhookUrl = webhookUrl;
    this.#advancedMs = advancedMs;
  }

  /** Adds `accounts` invented creators with so many posts each, the last one a story: the same ones each time, dated back from now. */
  seed(accounts: number, postsEach: number): void {
    for (let nth = 1; nth <= accounts; nth += 1) {
      const username = `creator.${String(nth).padStart(5, "0")}`;
      const { id: accountId } = this.putAccount({ username, name: `Creator ${nth}`, followers: Math.round(1000 * 10 ** (3 * fractionOf(username))) });
      for (let post = 1; post <= postsEach; post += 1) {
        const isStory = post === postsEach;
        const kind = isStory ? ({ productType: "STORY", mediaType: "IMAGE" } as const) : post % 2 ? ({ productType: "REELS", mediaType: "VIDEO" } as const) : {};
        const publishedAt = isStory ? this.now() - HOUR_MS : this.now() - (postsEach - post) * 61 * HOUR_MS;
        this.publish({ accountId, caption: `Moment no. ${post} #${username.replace(".", "")}`, publishedAt, ...kind });
      }
    }
  }

  accountBy(reference: string): Account | undefined {
    return this.accounts.get(reference) ?? this.accounts.get(idOf(reference.replace(/^@/, "")));
  }

  /** Creates the account or replaces the one of this name. */
  putAccount(input: NewAccount): Account {
    const username = input.username.replace(/^@/, "");
    const account: Account = {
      name: username,
      biography: "",
      website: "",
      followers: 10_000,
      follows: 300,
      accountType: "MEDIA_CREATOR",
      convertedAt: 0,
      ...input,
      id: idOf(username),
      appScopedId: digitsOf(`app ${username.toLowerCase()}`, 17),
      username,
    };
    this.accounts.set(account.id, account);
    return account;
  }

  /** Publishes a post; counts not given follow from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.accounts.get(input.accountId);
    if (!account) throw new Error(`There is no account ${input.accountId}.`);
    const siblings = this.#idsByAccount.get(input.accountId) ?? [];
    const id = `17${digitsOf(`${input.accountId} ${siblings.length}`, 15)}`;
    const views = input.counts?.views ?? Math.round(account.followers * (0.05 + fractionOf(`views ${id}`)));
    const of = (share: number) => Math.round(views * share);
    const post: Post = {
      caption: "",
      mediaType: "IMAGE",
      productType: "FEED",
      publishedAt: this.now(),
      likesHidden: false,
      isPrivate: false,
      growthPerHour: Math.round(account.followers * 0.01),
      ...input,
      counts: { views, reach: of(0.8), likes: of(0.06), comments: of(0.005), saved: of(0.01), shares: of(0.01), ...input.counts },
      id,
      shortcode: `C${createHash("sha256").update(id).digest("base64url").slice(0, 10)}`,
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

  /** Whether the platform still shows a post: stories vanish after a day. */
  isShown(post: Post): boolean {
    return !post.deleted && !post.isPrivate && (post.productType !== "STORY" || this.now() - post.publishedAt < DAY_MS);
  }

  /** What an account shows, newest first: its living stories, or the posts that stay. */
  shownOf(accountId: string, what: "media" | "stories"): Post[] {
    return (this.#idsByAccount.get(accountId) ?? [])
      .map((id) => this.posts.get(id) as Post)
      .filter((post) => this.isShown(post) && (post.productType === "STORY") === (what === "stories"))
      .sort((a, b) => b.publishedAt - a.publishedAt || b.id.localeCompare(a.id));
  }

  #keep(post: Post): void {
    this.posts.set(post.id, post);
    const ids = this.#idsByAccount.get(post.accountId);
    if (ids) ids.push(post.id);
    else this.#idsByAccount.set(post.accountId, [post.id]);
  }
}

/** The counts at `now` (ms). */
export function countsAt({ counts, growthPerHour, countedAt }: Post, now: number): Counts {
  const gained = gainedViews(growthPerHour, countedAt, now);
  const plus = (share: number) => Math.floor(gained * share);
  const { views, reach, likes, comments, saved, shares } = counts;
  return { views: views + gained, reach: reach + plus(0.8), likes: likes + plus(0.06), comments: comments + plus(0.005), saved: saved + plus(0.01), shares: shares + plus(0.01) };
}

function idOf(username: string): string {
  return `17841${digitsOf(username.toLowerCase(), 12)}`;
}
