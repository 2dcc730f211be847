import { createHash } from "node:crypto";

import { SocialState, seededCreators } from "../http/social-state.ts";
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
  /** Personal accounts are not found by business discovery; those that are not for all ages are, and nothing is told of them. */
  readonly isPersonal: boolean;
  readonly isAgeGated: boolean;
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

/** Everything the simulated platform knows, in memory. */
export class InstagramState extends SocialState<Account, Post> {
  constructor(realNow: () => number) {
    super(realNow);
    this.reset();
  }

  /** The last post of each is a story. */
  override seed(accounts: number, postsEach: number): void {
    for (const { nth, handle: username, followers } of seededCreators(accounts, ".")) {
      const { id: accountId } = this.putAccount({ username, name: `Creator ${nth}`, followers });
      for (let post = 1; post <= postsEach; post += 1) {
        const isStory = post === postsEach;
        const kind = isStory ? ({ productType: "STORY", mediaType: "IMAGE" } as const) : post % 2 ? ({ productType: "REELS", mediaType: "VIDEO" } as const) : {};
        const publishedAt = isStory ? this.now() - HOUR_MS : this.now() - (postsEach - post) * 61 * HOUR_MS;
        this.publish({ accountId, caption: `Moment no. ${post} #${username.replace(".", "")}`, publishedAt, ...kind });
      }
    }
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
      isPersonal: false,
      isAgeGated: false,
      ...input,
      id: idOf(username),
      appScopedId: digitsOf(`app ${username.toLowerCase()}`, 17),
      username,
    };
    return this.keepAccount(account);
  }

  /** Publishes a post; counts not given follow from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.mustHave(input.accountId);
    const id = `17${digitsOf(`${input.accountId} ${this.everythingOf(input.accountId).length}`, 15)}`;
    const views = input.counts?.views ?? Math.round(account.followers * (0.05 + fractionOf(`views ${id}`)));
    const of = (share: number) => Math.round(views * share);
    return this.keepPost({
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
    });
  }

  /** Changes a post; new counts hold from now on and grow from there. */
  change(id: string, { counts, ...rest }: PostChange): Post | undefined {
    return this.replacePost(id, (post) => ({ ...post, ...rest, counts: { ...countsAt(post, this.now()), ...counts }, countedAt: this.now() }));
  }

  /** Whether the platform still shows a post: stories vanish after a day. */
  isShown(post: Post): boolean {
    return !post.deleted && !post.isPrivate && (post.productType !== "STORY" || this.now() - post.publishedAt < DAY_MS);
  }

  /** What an account shows, newest first: its living stories, or the posts that stay. */
  shownOf(accountId: string, what: "media" | "stories"): Post[] {
    return this.everythingOf(accountId)
      .filter((post) => this.isShown(post) && (post.productType === "STORY") === (what === "stories"))
      .sort((a, b) => b.publishedAt - a.publishedAt || b.id.localeCompare(a.id));
  }

  protected override idOfName(username: string): string {
    return idOf(username);
  }

  protected override idOfAccount({ id }: Account): string {
    return id;
  }

  protected override ownerOf({ accountId }: Post): string {
    return accountId;
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
