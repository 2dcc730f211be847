import { SocialState, seededCreators } from "../http/social-state.ts";
import type { SocialSnapshot } from "../http/social-state.ts";
import { TokenBook } from "../http/tokens.ts";
import type { Token } from "../http/tokens.ts";
import { digitsOf, fractionOf, gainedViews } from "../moving-counts.ts";

/** Ids of posts count ms from here in their upper bits. */
const SNOWFLAKE_EPOCH = 1_288_834_974_657n;

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly description: string;
  readonly followers: number;
  readonly following: number;
  /** Posts of a protected account are shown to itself alone, as far as this app is concerned. */
  readonly isProtected: boolean;
}

export interface Counts {
  readonly impressions: number;
  readonly likes: number;
  readonly replies: number;
  readonly reposts: number;
  readonly quotes: number;
}

export interface Post {
  readonly id: string;
  readonly accountId: string;
  readonly kind: "original" | "reply" | "quote" | "repost";
  /** As its author wrote it; what X makes of it is in resources.ts. */
  readonly text: string;
  /** Ends with a picture, which the text then links to. */
  readonly hasPicture: boolean;
  readonly paidPartnership: boolean;
  readonly publishedAt: number;
  readonly deleted: boolean;
  readonly counts: Counts;
  readonly countedAt: number;
  /** Impressions gained in the first hour after `countedAt`; 0 keeps the counts still. */
  readonly growthPerHour: number;
}

export type NewAccount = Partial<Account> & Pick<Account, "username">;
export type NewPost = Partial<Omit<Post, "id" | "deleted" | "countedAt" | "counts">> & Pick<Post, "accountId"> & { counts?: Partial<Counts> };
export type PostChange = Partial<Pick<Post, "text" | "paidPartnership" | "deleted" | "growthPerHour">> & { counts?: Partial<Counts> };

/** The platform as plain JSON, for a state file. */
interface Snapshot extends SocialSnapshot<Account, Post> {
  readonly refreshTokens?: [string, Token][];
}

/** Everything the simulated platform knows, in memory. */
export class XState extends SocialState<Account, Post> {
  /** Nothing in a token's look says which kind it is, so each kind has its own book; the other holds access tokens. */
  readonly refreshTokens = new TokenBook();

  constructor(realNow: () => number) {
    super(realNow);
    this.reset();
  }

  override snapshot(): Snapshot {
    return { ...super.snapshot(), refreshTokens: this.refreshTokens.snapshot() };
  }

  override restore({ refreshTokens = [], ...social }: Snapshot): void {
    super.restore(social);
    this.refreshTokens.restore(refreshTokens);
  }

  override seed(accounts: number, postsEach: number): void {
    for (const { nth, handle: username, followers } of seededCreators(accounts, "_")) {
      const { id: accountId } = this.putAccount({ username, name: `Creator ${nth}`, followers });
      for (let post = 1; post <= postsEach; post += 1) {
        const kind = post % 4 === 0 ? ({ kind: "reply" } as const) : {};
        this.publish({ accountId, text: `Thought no. ${post} #${username}`, publishedAt: this.now() - (postsEach - post + 1) * 61 * 3_600_000, ...kind });
      }
    }
  }

  /** Creates the account or replaces the one of this name. */
  putAccount(input: NewAccount): Account {
    const username = input.username.replace(/^@/, "");
    return this.keepAccount({ name: username, description: "", followers: 10_000, following: 300, isProtected: false, ...input, id: idOf(username), username });
  }

  /** Two posts of one millisecond may have the same number below it: the later takes the next. */
  #freeIdFrom(first: bigint): string {
    let id = first;
    while (this.posts.has(String(id))) id += 1n;
    return String(id);
  }

  /** Publishes a post; counts not given follow from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.mustHave(input.accountId);
    const publishedAt = input.publishedAt ?? this.now();
    const first = ((BigInt(publishedAt) - SNOWFLAKE_EPOCH) << 22n) + BigInt(Math.floor(fractionOf(`${account.id} ${this.everythingOf(account.id).length}`) * 0x3f_ffff));
    const id = this.#freeIdFrom(first);
    const impressions = input.counts?.impressions ?? Math.round(account.followers * (0.05 + fractionOf(`impressions ${id}`)));
    const of = (share: number) => Math.round(impressions * share);
    return this.keepPost({
      kind: "original",
      text: "",
      hasPicture: false,
      paidPartnership: false,
      growthPerHour: Math.round(account.followers * 0.01),
      ...input,
      counts: { impressions, likes: of(0.02), replies: of(0.001), reposts: of(0.003), quotes: of(0.0005), ...input.counts },
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

  /** What the account posted and did not delete, newest first. */
  timelineOf(accountId: string): Post[] {
    return this.everythingOf(accountId).filter(({ deleted }) => !deleted).sort((a, b) => b.publishedAt - a.publishedAt || b.id.localeCompare(a.id));
  }

  /** Kills every token of an account, as its owner does by disconnecting the app. */
  disconnect(accountId: string): void {
    this.tokens.revokeAccount(accountId);
    this.refreshTokens.revokeAccount(accountId);
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
  const { impressions, likes, replies, reposts, quotes } = counts;
  return { impressions: impressions + gained, likes: likes + plus(0.02), replies: replies + plus(0.001), reposts: reposts + plus(0.003), quotes: quotes + plus(0.0005) };
}

function idOf(username: string): string {
  return digitsOf(`x ${username.toLowerCase()}`, 19);
}
