import { createHash } from "node:crypto";
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
} from "cockatiel";
import type { CircuitBreakerPolicy } from "cockatiel";

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 10_000;
const LONGEST_OPEN_MS = 300_000;

/** What an operator sees of a guarded service. `probing`: one call is let through to see whether it is back. */
export interface GuardState {
  readonly name: string;
  readonly state: "closed" | "open" | "probing";
  readonly since: Date;
  readonly lastError: string | null;
  /** When the next call is let through; null while calls are. */
  readonly retryAt: Date | null;
}

export interface GuardOptions {
  readonly timeoutMs: number;
  /** Whether the error says that the service is failing; others pass without being counted. */
  isFailure(error: unknown): boolean;
  /** How long the service asked us to stay away, in ms, when it did. */
  waitAskedFor(error: unknown): number | null;
  /** The error for calls that are not made because the guard is open. */
  refusal(retryAfterMs: number, lastError: string | null): Error;
  /** First wait before a repeated attempt, in ms; then it doubles. */
  readonly firstRetryMs?: number;
}

type Call<T> = (signal: AbortSignal) => Promise<T>;

/** Stands between us and one service under one token: time limit, circuit breaker, and retries for reads. */
export class Guard {
  readonly name: string;
  readonly #options: GuardOptions;
  readonly #breaker: CircuitBreakerPolicy;
  #since = new Date();
  #lastError: string | null = null;
  /** Until when the breaker stays open, and until when the service itself asked for patience; ms since the epoch. */
  #openUntil = 0;
  #pausedUntil = 0;

  constructor(name: string, options: GuardOptions) {
    this.name = name;
    this.#options = options;
    const halfOpenAfter = new DelegateBackoff<{ attempt: number }>(({ attempt }) => {
      const openFor = Math.min(LONGEST_OPEN_MS, OPEN_FOR_MS * 2 ** (attempt - 1));
      this.#openUntil = Date.now() + openFor;
      return openFor;
    });
    const failing = handleWhen((error) => options.isFailure(error));
    this.#breaker = circuitBreaker(failing, { breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN), halfOpenAfter });
    this.#breaker.onStateChange(() => (this.#since = new Date()));
  }

  get state(): GuardState {
    const waitMs = this.#waitMs();
    const state = waitMs > 0 ? "open" : this.#breaker.state === CircuitState.Closed ? "closed" : "probing";
    const retryAt = waitMs > 0 ? new Date(Date.now() + waitMs) : null;
    return { name: this.name, state, since: this.#since, lastError: this.#lastError, retryAt };
  }

  /** Makes a call once: for commands, whose repetition is somebody else's decision. */
  async once<T>(call: Call<T>): Promise<T> {
    if (this.#waitMs() > 0) throw this.#refusal();
    const limited = wrap(this.#breaker, timeout(this.#options.timeoutMs, TimeoutStrategy.Cooperative));
    try {
      return await limited.execute(({ signal }) => call(signal));
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.#refusal();
      if (this.#options.isFailure(error)) this.#note(error);
      throw error;
    }
  }

  /** Makes a call up to three times: for reads. A service that asked for patience is not asked again. */
  read<T>(call: Call<T>): Promise<T> {
    const worthRepeating = handleWhen((error) => this.#options.isFailure(error) && this.#waitMs() === 0);
    const backoff = new ExponentialBackoff({ initialDelay: this.#options.firstRetryMs ?? 200, maxDelay: 2_000 });
    return retry(worthRepeating, { maxAttempts: 2, backoff }).execute(() => this.once(call));
  }

  #waitMs(): number {
    const openUntil = this.#breaker.state === CircuitState.Open ? this.#openUntil : 0;
    return Math.max(0, openUntil - Date.now(), this.#pausedUntil - Date.now());
  }

  #refusal(): Error {
    return this.#options.refusal(this.#waitMs(), this.#lastError);
  }

  #note(error: unknown): void {
    this.#lastError = error instanceof Error ? error.message : String(error);
    const asked = this.#options.waitAskedFor(error);
    if (asked === null) return;
    if (this.#waitMs() === 0) this.#since = new Date();
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + asked);
  }
}

/** All guards of a process, one per service and token, so that they can be shown and counted. */
export class Guards {
  readonly #guards = new Map<string, Guard>();

  /** The guard of a service under a token; the token itself is never shown. */
  of(service: string, token: string, options: GuardOptions): Guard {
    const name = `${service}/${createHash("sha256").update(token).digest("hex").slice(0, 6)}`;
    const guard = this.#guards.get(name) ?? new Guard(name, options);
    this.#guards.set(name, guard);
    return guard;
  }

  states(): GuardState[] {
    return [...this.#guards.values()].map((guard) => guard.state);
  }
}
