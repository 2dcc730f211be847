import type { z } from "zod";

import { DomainError, isAtMost } from "@fanfare/domain/kernel";
import type { NewAccount, PaymentProvider, ProviderTransfer, ReversalOrder, TransferOrder } from "@fanfare/domain/payments";
import { PaymentOutcomeUnknown, PaymentProviderUnavailable } from "@fanfare/domain/payments";

import { TransportFailure, requestJson } from "../resilience/index.ts";
import type { Guard, Guards, JsonAnswer } from "../resilience/index.ts";
import { meaningOf } from "./errors.ts";
import { Account, AccountLink, Reversal, Transfer, TransferList, toAccount, toForm, toTransfer } from "./wire.ts";
import type { FormFields } from "./wire.ts";

const API_VERSION = "2026-08-26.dahlia";

export interface StripeOptions {
  /** Origin of the API, without `/v1`. */
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
}

interface Connection extends StripeOptions {
  readonly guard: Guard;
}

/** Pays creators through Stripe Connect, API v1 (docs.stripe.com/connect). */
export function createStripe(options: StripeOptions): PaymentProvider {
  const connection: Connection = { ...options, guard: guardOf(options) };
  return {
    createAccount: async (account) => toAccount(await command(connection, "accounts", accountFields(account), Account, account.idempotencyKey)),
    accountStatus: async (id) => toAccount(await read(connection, `accounts/${encodeURIComponent(id)}`, {}, Account)),
    onboardingLink: async ({ accountId, returnUrl, refreshUrl }) => {
      const fields = { account: accountId, return_url: returnUrl, refresh_url: refreshUrl, type: "account_onboarding" };
      return (await command(connection, "account_links", fields, AccountLink, null)).url;
    },
    transfer: async (order) => toTransfer(await command(connection, "transfers", transferFields(order), Transfer, order.idempotencyKey)),
    findTransfer: (transferGroup) => findTransfer(connection, transferGroup),
    reverse: (order) => reverse(connection, order),
  };
}

function guardOf({ guards, secretKey, timeoutMs = 20_000, firstRetryMs }: StripeOptions): Guard {
  return guards.of("stripe", secretKey, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure: (error) => error instanceof DomainError && error.kind === "unavailable",
    waitAskedFor: (error) => (error instanceof PaymentProviderUnavailable ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PaymentProviderUnavailable(`paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

function accountFields({ email, country, creatorId }: NewAccount): FormFields {
  return {
    email,
    country,
    // The platform pays the fees and bears losses; Stripe collects what the law asks and gives creators a small dashboard.
    controller: { fees: { payer: "application" }, losses: { payments: "application" }, stripe_dashboard: { type: "express" } },
    capabilities: { transfers: { requested: "true" } },
    metadata: { creatorId },
  };
}

function transferFields({ amount, destination, transferGroup, metadata }: TransferOrder): FormFields {
  return { amount: amount.minor.toString(), currency: amount.currency.toLowerCase(), destination, transfer_group: transferGroup, metadata };
}

/** The transfer of a group that still stands, else one that was taken back. Two that stand are a fault a person must see. */
async function findTransfer(connection: Connection, transferGroup: string): Promise<ProviderTransfer | null> {
  const { data } = await read(connection, "transfers", { transfer_group: transferGroup, limit: "100" }, TransferList);
  const transfers = data.map(toTransfer);
  const standing = transfers.filter((transfer) => !isAtMost(transfer.amount, transfer.reversed));
  if (standing.length > 1) {
    throw new DomainError("conflict", "payments.paid-twice", "The payment provider holds two transfers for one payout. Take one back there.", {
      details: { transferGroup, transfers: standing.map((transfer) => transfer.id) },
    });
  }
  return standing[0] ?? transfers[0] ?? null;
}

async function reverse(connection: Connection, { transferId, idempotencyKey, reason }: ReversalOrder): Promise<void> {
  await command(connection, `transfers/${encodeURIComponent(transferId)}/reversals`, { metadata: { reason } }, Reversal, idempotencyKey);
}

function read<S extends z.ZodType>(connection: Connection, path: string, query: Record<string, string>, schema: S): Promise<z.infer<S>> {
  return connection.guard.read(async (signal) => {
    const answer = await request(connection, path, { query, signal });
    if (answer.status !== 200) throw meaningOf(answer, false);
    const parsed = schema.safeParse(answer.json);
    if (parsed.success) return parsed.data;
    throw new PaymentProviderUnavailable("an answer that can't be read", { cause: parsed.error });
  });
}

/** Sends an order once. Whatever leaves it open whether it had its effect becomes PaymentOutcomeUnknown. */
function command<S extends z.ZodType>(connection: Connection, path: string, fields: FormFields, schema: S, idempotencyKey: string | null): Promise<z.infer<S>> {
  return connection.guard.once(async (signal) => {
    const answer = await request(connection, path, { form: toForm(fields), idempotencyKey, signal });
    if (answer.status !== 200) throw meaningOf(answer, true);
    const parsed = schema.safeParse(answer.json);
    if (parsed.success) return parsed.data;
    throw new PaymentOutcomeUnknown("an answer that can't be read", { cause: parsed.error });
  });
}

interface Request {
  readonly query?: Record<string, string>;
  readonly form?: URLSearchParams;
  readonly idempotencyKey?: string | null;
  readonly signal: AbortSignal;
}

async function request({ baseUrl, secretKey }: Connection, path: string, { query = {}, form, idempotencyKey, signal }: Request): Promise<JsonAnswer> {
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/v1/${path}`);
  url.search = new URLSearchParams(query).toString();
  const headers = {
    authorization: `Bearer ${secretKey}`,
    "stripe-version": API_VERSION,
    ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
  };
  try {
    return await requestJson(url, { signal, headers, method: form ? "POST" : "GET", ...(form && { body: form }) });
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    if (form && error.sent) throw new PaymentOutcomeUnknown(error.message, { cause: error });
    throw new PaymentProviderUnavailable(error.message, { cause: error });
  }
}
