const WINDOW_MS = 900_000;
/** Requests of one user in fifteen minutes. Source: docs.x.com/x-api/fundamentals/rate-limits. */
const PER_WINDOW: Readonly<Record<string, number>> = { "users/me": 75, "users/:id/tweets": 900, tweets: 5_000 };

/** Counts requests in windows that begin with a user's first request to an endpoint. */
export class RateWindows {
  readonly #windows = new Map<string, { used: number; endsAt: number }>();
  #allowed: number | null = null;

  /** Counts a request at `now` (ms); `headers` tell what is left. */
  take(endpoint: string, owner: string, now: number): { granted: boolean; headers: Record<string, string> } {
    const key = `${endpoint} ${owner}`;
    const known = this.#windows.get(key);
    const window = known && known.endsAt > now ? known : { used: 0, endsAt: now + WINDOW_MS };
    this.#windows.set(key, window);
    const allowed = this.#allowed ?? PER_WINDOW[endpoint] ?? 0;
    const granted = window.used < allowed;
    if (granted) window.used += 1;
    return {
      granted,
      headers: { "x-rate-limit-limit": String(allowed), "x-rate-limit-remaining": String(allowed - window.used), "x-rate-limit-reset": String(Math.ceil(window.endsAt / 1000)) },
    };
  }

  /** Allows so many requests a window to each endpoint from now on. */
  allow(requests: number): void {
    this.#allowed = requests;
    this.#windows.clear();
  }

  reset(): void {
    this.#windows.clear();
    this.#allowed = null;
  }
}

/** The plan's cap on posts in a month, beyond which nothing is shown. Source: docs.x.com/x-api/getting-started/pricing. */
const POSTS_PER_MONTH = 3_000_000;

/** What the app pays for: each post and each user that was shown, once a day (UTC). */
export class Bill {
  readonly #charged = new Set<string>();
  #cap = POSTS_PER_MONTH;

  charge(kind: "post" | "user", id: string, now: number): void {
    this.#charged.add(`${new Date(now).toISOString().slice(0, 10)} ${kind} ${id}`);
  }

  isCapped(now: number): boolean {
    return this.inMonth(now).posts >= this.#cap;
  }

  cap(posts: number): void {
    this.#cap = posts;
  }

  /** What was charged in the month of `now`. */
  inMonth(now: number): { posts: number; users: number } {
    const month = new Date(now).toISOString().slice(0, 7);
    const kinds = [...this.#charged].filter((entry) => entry.startsWith(month)).map((entry) => entry.split(" ")[1]);
    return { posts: kinds.filter((kind) => kind === "post").length, users: kinds.filter((kind) => kind === "user").length };
  }

  reset(): void {
    this.#charged.clear();
    this.#cap = POSTS_PER_MONTH;
  }
}
