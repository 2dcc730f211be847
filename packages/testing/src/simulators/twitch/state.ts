import { SocialState, seededCreators } from "../http/social-state.ts";
import type { SocialSnapshot } from "../http/social-state.ts";
import { TokenBook } from "../http/tokens.ts";
import type { Token } from "../http/tokens.ts";
import { digitsOf, fractionOf, gainedViews } from "../moving-counts.ts";

const DAY_MS = 86_400_000;
/** How long recordings of broadcasts are kept, by the kind of broadcaster. Source: help.twitch.tv, "Video on Demand". */
const RECORDINGS_KEPT_DAYS = { "": 7, affiliate: 14, partner: 60 } as const;

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly broadcasterType: keyof typeof RECORDINGS_KEPT_DAYS;
  readonly description: string;
  readonly followers: number;
  /** Banned accounts are not shown to anybody. */
  readonly banned: boolean;
}

export interface Post {
  /** Digits for videos, words for clips. */
  readonly id: string;
  readonly kind: "archive" | "highlight" | "upload" | "clip";
  /** On whose channel it is. */
  readonly accountId: string;
  /** Who made it: viewers cut clips, too. */
  readonly creatorId: string;
  readonly title: string;
  readonly description: string;
  readonly publishedAt: number;
  readonly durationSeconds: number;
  readonly deleted: boolean;
  readonly views: number;
  readonly countedAt: number;
  /** Views gained in the first hour after `countedAt`; 0 keeps the count still. */
  readonly growthPerHour: number;
}

export interface Subscription {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly version: string;
  readonly condition: Readonly<Record<string, string>>;
  readonly callback: string;
  readonly secret: string;
  readonly createdAt: number;
}

export type NewAccount = Partial<Account> & Pick<Account, "login">;
export type NewPost = Partial<Omit<Post, "id" | "deleted" | "countedAt">> & Pick<Post, "accountId">;
export type PostChange = Partial<Pick<Post, "title" | "description" | "deleted" | "growthPerHour" | "views">>;

/** The platform as plain JSON, for a state file. */
interface Snapshot extends SocialSnapshot<Account, Post> {
  readonly refreshTokens?: [string, Token][];
  readonly subscriptions?: Subscription[];
  readonly rotates?: boolean;
}

/** Everything the simulated platform knows, in memory. */
export class TwitchState extends SocialState<Account, Post> {
  /** Nothing in a token's look says which kind it is, so each kind has its own book; the other holds access tokens. */
  readonly refreshTokens = new TokenBook();
  readonly subscriptions = new Map<string, Subscription>();
  /** Whether refresh tokens work once, as with public clients, or for as long as the grant lives. */
  rotates = true;
  /** Called after what changes while nobody calls: a callback that was verified. */
  onLateChange: () => void = () => {};

  constructor(realNow: () => number) {
    super(realNow);
    this.reset();
  }

  override snapshot(): Snapshot {
    const { refreshTokens, subscriptions, rotates } = this;
    return { ...super.snapshot(), refreshTokens: refreshTokens.snapshot(), subscriptions: [...subscriptions.values()], rotates };
  }

  override restore({ refreshTokens = [], subscriptions = [], rotates = true, ...social }: Snapshot): void {
    super.restore(social);
    this.subscriptions.clear();
    for (const subscription of subscriptions) this.subscriptions.set(subscription.id, subscription);
    this.refreshTokens.restore(refreshTokens);
    this.rotates = rotates;
  }

  override seed(accounts: number, postsEach: number): void {
    for (const { nth, handle: login, followers } of seededCreators(accounts, "_")) {
      const { id: accountId } = this.putAccount({ login, displayName: `Creator_${String(nth).padStart(5, "0")}`, followers });
      for (let post = 1; post <= postsEach; post += 1) {
        const kind = (["upload", "highlight", "clip"] as const)[post % 3];
        this.publish({ accountId, ...(kind && { kind }), title: `Broadcast no. ${post} #${login}`, publishedAt: this.now() - (postsEach - post + 1) * 61 * 3_600_000 });
      }
    }
  }

  /** Creates the account or replaces the one of this login. */
  putAccount(input: NewAccount): Account {
    const login = input.login.replace(/^@/, "").toLowerCase();
    const account: Account = { displayName: login, broadcasterType: "affiliate", description: "", followers: 10_000, banned: false, ...input, id: idOf(login), login };
    return this.keepAccount(account);
  }

  /** Publishes a post; a view count that is not given follows from the account's size and the post's id. */
  publish(input: NewPost): Post {
    const account = this.mustHave(input.accountId);
    const kind = input.kind ?? "archive";
    const name = `${account.id} ${this.everythingOf(account.id).length}`;
    const id = kind === "clip" ? `CheerfulSimulatedClip-${digitsOf(name, 12)}` : digitsOf(name, 10);
    return this.keepPost({
      creatorId: account.id,
      title: "",
      description: "",
      publishedAt: this.now(),
      durationSeconds: kind === "clip" ? 29.5 : 13_554,
      growthPerHour: Math.round(account.followers * 0.01),
      views: Math.round(account.followers * (0.05 + fractionOf(`views ${id}`))),
      ...input,
      kind,
      id,
      countedAt: this.now(),
      deleted: false,
    });
  }

  /** Changes a post; a new count holds from now on and grows from there. */
  change(id: string, change: PostChange): Post | undefined {
    return this.replacePost(id, (post) => ({ ...post, views: viewsAt(post, this.now()), ...change, countedAt: this.now() }));
  }

  /** The post, unless it was deleted by its owner or, as a recording, for its age. */
  shownPost(id: string): Post | undefined {
    const post = this.posts.get(id);
    const account = post && this.accounts.get(post.accountId);
    if (!account || post.deleted) return undefined;
    const isKept = post.kind !== "archive" || this.now() - post.publishedAt < RECORDINGS_KEPT_DAYS[account.broadcasterType] * DAY_MS;
    return isKept ? post : undefined;
  }

  /** What is shown on the account's channel, newest first. */
  postsOf(accountId: string): Post[] {
    const posts = this.everythingOf(accountId).map(({ id }) => this.shownPost(id)).filter((post) => post !== undefined);
    return posts.sort((a, b) => b.publishedAt - a.publishedAt);
  }

  /** Kills every token of an account, as its owner does by disconnecting the app. */
  disconnect(accountId: string): void {
    this.tokens.revokeAccount(accountId);
    this.refreshTokens.revokeAccount(accountId);
  }

  protected override idOfName(login: string): string {
    return idOf(login);
  }

  protected override idOfAccount({ id }: Account): string {
    return id;
  }

  protected override ownerOf({ accountId }: Post): string {
    return accountId;
  }
}

/** The views at `now` (ms). */
export function viewsAt({ views, growthPerHour, countedAt }: Post, now: number): number {
  return views + gainedViews(growthPerHour, countedAt, now);
}

function idOf(login: string): string {
  return digitsOf(`twitch ${login.toLowerCase()}`, 9);
}
