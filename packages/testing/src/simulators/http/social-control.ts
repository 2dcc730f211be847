import { z } from "zod";

import { COUNT_FAULTS } from "./answer-faults.ts";
import { NO_SUCH_CONTROL, withInput } from "./control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "./faults.ts";
import type { FaultQueue } from "./faults.ts";
import type { Answer, Call } from "./serve.ts";

/** The state that the shared controls act on. */
interface Steered {
  readonly accounts: ReadonlyMap<string, unknown>;
  readonly posts: ReadonlyMap<string, unknown>;
  now(): number;
  advance(seconds: number): void;
  seed(accounts: number, postsEach: number): void;
  reset(): void;
}
interface Controlled {
  readonly state: Steered;
  readonly faults: FaultQueue;
}

/** `id` is the last part of a path such as `posts/:id`. */
export type Control<C> = (controlled: C, call: Call, id: string) => Answer | Promise<Answer>;
export type Controls<C> = Readonly<Record<string, Control<C>>>;

const SeedInput = z.strictObject({ accounts: z.int().min(1).max(20_000), postsEach: z.int().min(0).max(200).default(4) });
const ConsentInput = z.strictObject({ url: z.url(), account: z.string(), decision: z.enum(["allow", "deny"]).default("allow"), scopes: z.array(z.string()).optional() });

export interface SharedControls<C> {
  readonly simulator: string;
  /** Faults of this platform alone, by name; those of the transport and of counts are everywhere. */
  readonly faultKinds: readonly string[];
  /** What `GET state` tells of quotas. */
  limits(controlled: C): object;
  /** Back to the first state, as far as it lies outside of `state` and `faults`. */
  resetLimits(controlled: C): void;
  /** Answers a call to the platform; `POST consent` presses the buttons of its consent screen. */
  answer(call: Call, controlled: C): Answer;
}

/** The controls that every platform with accounts to connect has alike: health, state, seed, clock, consent, misbehave and no more, reset. */
export function sharedControls<C extends Controlled>({ simulator, faultKinds, limits, resetLimits, answer }: SharedControls<C>): Controls<C> {
  const FaultInput = FaultOrder.extend({ kind: z.enum(["rate-limited", "server-error", "token-expired", "token-revoked", "endless-cursor", ...COUNT_FAULTS, ...TRANSPORT_FAULTS, ...faultKinds]) });
  return {
    "GET health": ({ state }) => ok({ simulator, now: timeOf(state), ...sizesOf(state) }),
    "GET state": (controlled) => ok({ ...sizesOf(controlled.state), ...limits(controlled), faults: controlled.faults.waiting }),
    "POST seed": ({ state }, call) =>
      withInput(SeedInput, call, ({ accounts, postsEach }) => {
        state.seed(accounts, postsEach);
        return ok(sizesOf(state));
      }),
    "POST clock": ({ state }, call) =>
      withInput(z.strictObject({ advanceSeconds: z.int().min(1) }), call, ({ advanceSeconds }) => {
        state.advance(advanceSeconds);
        return ok({ now: timeOf(state) });
      }),
    "POST consent": (controlled, call) => withInput(ConsentInput, call, (input) => pressButton(input, call, (pressed) => answer(pressed, controlled))),
    "POST misbehave": ({ faults }, call) =>
      withInput(FaultInput, call, (order) => {
        faults.add(order);
        return ok({ waiting: faults.waiting });
      }),
    "DELETE misbehave": ({ faults }) => {
      faults.clear();
      return ok({ waiting: faults.waiting });
    },
    "POST reset": (controlled) => {
      controlled.state.reset();
      resetLimits(controlled);
      controlled.faults.clear();
      return ok(sizesOf(controlled.state));
    },
  };
}

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function dispatch<C>(controls: Controls<C>, call: Call, controlled: C): Answer | Promise<Answer> {
  const [resource, id] = call.path.split("/").slice(2);
  const control = controls[`${call.method} ${resource}${id ? "/:id" : ""}`];
  return control ? control(controlled, call, id ?? "") : NO_SUCH_CONTROL;
}

/** Acts on the account of this id or name, or says that there is none. */
export function onAccount<Account, R extends Answer | Promise<Answer>>(state: { accountBy(reference: string): Account | undefined }, reference: string, act: (account: Account) => R): R | Answer {
  const account = state.accountBy(reference);
  return account ? act(account) : { status: 404, body: { error: `There is no account ${reference}.` } };
}

/** A post as `show` shows it, or that there is none. */
export function shownOrMissing<Post>(post: Post | undefined, show: (post: Post) => object): Answer {
  return post ? ok(show(post)) : { status: 404, body: { error: "There is no such post." } };
}

/** Without the keys that were not given, so that they do not overwrite a default. */
export function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

export function ok(body: object): Answer {
  return { status: 200, body };
}

/** Presses a button on the consent screen that `url` leads to; answers where the browser would go. */
function pressButton({ url, account, decision, scopes }: z.infer<typeof ConsentInput>, call: Call, answer: (call: Call) => Answer): Answer {
  const { pathname, searchParams: query } = new URL(url);
  query.set("account", account);
  query.set("decision", decision);
  for (const scope of scopes ?? []) query.append("granted", scope);
  const { status, headers } = answer({ ...call, method: "GET", path: `${pathname.replace(/\/$/, "")}/decide`, query });
  return status === 302 ? ok({ location: headers?.location }) : { status: 400, body: { error: "The consent screen refuses that address." } };
}

function sizesOf({ accounts, posts }: Steered): { accounts: number; posts: number } {
  return { accounts: accounts.size, posts: posts.size };
}

function timeOf(state: Steered): string {
  return new Date(state.now()).toISOString();
}
