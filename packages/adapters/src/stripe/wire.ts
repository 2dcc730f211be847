import { z } from "zod";

import { Currency } from "@fanfare/contracts/money";
import { money } from "@fanfare/domain/kernel";
import type { ProviderAccount, ProviderTransfer } from "@fanfare/domain/payments";

/** Amounts are whole minor units; JSON numbers of Stripe's size (at most 12 digits) hold them exactly. */
const Amount = z.int().transform(BigInt);
const WireCurrency = z.string().transform((text) => text.toUpperCase()).pipe(Currency);

export const Account = z.object({
  id: z.string().startsWith("acct_"),
  capabilities: z.object({ transfers: z.string().optional() }).default({}),
  payouts_enabled: z.boolean(),
  requirements: z.object({ currently_due: z.array(z.string()).nullish(), disabled_reason: z.string().nullish() }).nullish(),
});

export const Transfer = z.object({
  id: z.string().startsWith("tr_"),
  amount: Amount,
  amount_reversed: Amount,
  currency: WireCurrency,
  destination: z.string(),
  transfer_group: z.string().nullable(),
  created: z.int(),
  metadata: z.record(z.string(), z.string()).default({}),
});

export const TransferList = z.object({ data: z.array(Transfer), has_more: z.boolean() });
export const Reversal = z.object({ id: z.string().startsWith("trr_"), amount: Amount });
export const AccountLink = z.object({ url: z.url() });

export const ErrorEnvelope = z.object({
  error: z.object({ type: z.string(), code: z.string().optional(), param: z.string().optional(), message: z.string().optional() }),
});

/** Maps an account; money can be sent once its transfers capability is active. */
export function toAccount(account: z.infer<typeof Account>): ProviderAccount {
  return {
    id: account.id,
    canReceive: account.capabilities.transfers === "active",
    canPayOut: account.payouts_enabled,
    missing: account.requirements?.currently_due ?? [],
    disabledReason: account.requirements?.disabled_reason ?? null,
  };
}

export function toTransfer(transfer: z.infer<typeof Transfer>): ProviderTransfer {
  return {
    id: transfer.id,
    amount: money(transfer.amount, transfer.currency),
    reversed: money(transfer.amount_reversed, transfer.currency),
    destination: transfer.destination,
    transferGroup: transfer.transfer_group,
    createdAt: new Date(transfer.created * 1000),
    metadata: transfer.metadata,
  };
}

export type FormFields = { readonly [key: string]: string | FormFields | undefined };

/** Writes x-www-form-urlencoded with nested keys in brackets: `{ a: { b: "1" } }` becomes `a[b]=1`. */
export function toForm(fields: FormFields): URLSearchParams {
  const form = new URLSearchParams();
  const put = (prefix: string, value: string | FormFields | undefined): void => {
    if (typeof value === "string") form.append(prefix, value);
    else for (const [key, inner] of Object.entries(value ?? {})) put(prefix ? `${prefix}[${key}]` : key, inner);
  };
  put("", fields);
  return form;
}
