import { createHash } from "node:crypto";

import { SocialState, seededCreators } from "../http/social-state.ts";
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

/** Everything the simulated platform knows, in memory. */
export class TikTokState extends SocialState<Account, Post> {
  constructor(realNow: () => number) {
    super(realNow);
    this.reset();
  }

  override seed(accounts: number, postsEach: number): void {
    for (const { nth, handle: username, followers } of seededCreators(accounts, ".")) {
      const { openId } = this.putAccount({ username, displayName: `Creator ${nth}`, followers });
      for (let post = 1; post <= postsEach; post += 1) {
        this.publish({ openId, title: `Clip no. ${post}`, description: `Clip no. ${post} #${username.replace(".", "")}`, publishedAt: this.now() - (postsEach - post + 1) * 61 * 3_600_000 });
      }
    }
  }

  /** Creates the account or replaces the one of this name. */
  putAccount(input: NewAccount): Account {
    const username = input.username.replace(/^@/, "");
    const account: Account = { displayName: username, bio: "", verified: false, followers: 10_000, following: 120, ...input, openId: openIdOf(username), username };
    return this.keepAccount(account);
  }

  /** Publishes a post; counts not given follow from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.mustHave(input.openId);
    const siblings = this.everythingOf(input.openId);
    const taken = new Set(siblings.map(({ publishedAt }) => publishedAt));
    let publishedAt = input.publishedAt ?? this.now();
    while (taken.has(publishedAt)) publishedAt += 1;
    const id = String((BigInt(Math.floor(publishedAt / 1000)) << 32n) + BigInt(Math.floor(fractionOf(`${input.openId} ${siblings.length}`) * 0xffff_ffff)));
    const views = Math.round(account.followers * (0.05 + fractionOf(`views ${id}`)));
    return this.keepPost({
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
    });
  }

  /** Changes a post; new counts hold from now on and grow from there. */
  change(id: string, { counts, ...rest }: PostChange): Post | undefined {
    return this.replacePost(id, (post) => ({ ...post, ...rest, counts: { ...countsAt(post, this.now()), ...counts }, countedAt: this.now() }));
  }

  /** The account's posts that are not deleted, newest first. */
  postsOf(openId: string): Post[] {
    return this.everythingOf(openId).filter(({ deleted }) => !deleted).sort((a, b) => b.publishedAt - a.publishedAt);
  }

  protected override idOfName(username: string): string {
    return openIdOf(username);
  }

  protected override idOfAccount({ openId }: Account): string {
    return openId;
  }

  protected override ownerOf({ openId }: Post): string {
    return openId;
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
