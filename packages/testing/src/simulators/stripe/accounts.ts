import { invalid, missing, noSuch } from "./errors.ts";
import { isForm, textOf, textsOf } from "./form.ts";
import type { Form } from "./form.ts";
import { newId, nowSeconds } from "./state.ts";
import type { Account, StripeState } from "./state.ts";

const CURRENCY_OF: Readonly<Record<string, string>> = { US: "usd", GB: "gbp", CH: "chf", PL: "pln", RU: "rub", JP: "jpy", KW: "kwd" };
const TYPES = ["express", "standard", "custom"];

/** POST /v1/accounts, with `controller[...]` or the older `type`. */
export function createAccount(form: Form, state: StripeState): Account {
  const type = textOf(form, "type");
  if (type && !TYPES.includes(type)) throw invalid("type", `Invalid type: must be one of ${TYPES.join(", ")}`);
  if (type && isForm(form.controller)) throw invalid("type", "You may not provide the `type` parameter and `controller` parameters simultaneously.");
  const country = (textOf(form, "country") ?? "US").toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) throw invalid("country", `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`, "country_code_invalid");
  const email = textOf(form, "email");
  if (email && !/^[^@\s]+@[^@\s]+$/.test(email)) throw invalid("email", `Invalid email address: ${email}`, "email_invalid");
  const wantsTransfers = requested(form, "transfers");
  const account: Account = {
    id: newId("acct"),
    country,
    currency: CURRENCY_OF[country] ?? "eur",
    email: email ?? null,
    created: nowSeconds(),
    metadata: textsOf(form, "metadata"),
    controller: isForm(form.controller) ? form.controller : {},
    type: type ?? "none",
    transfers: wantsTransfers ? "inactive" : "unrequested",
    detailsSubmitted: false,
    payoutsEnabled: false,
    disabledReason: "requirements.past_due",
    balance: {},
  };
  state.accounts[account.id] = account;
  if (state.onboardAtOnce) onboard(account);
  return account;
}

function requested(form: Form, capability: string): boolean {
  const capabilities = form.capabilities;
  const one = isForm(capabilities) ? capabilities[capability] : undefined;
  return isForm(one) && one.requested === "true";
}

/** What the hosted form does once the creator has given everything. */
export function onboard(account: Account): void {
  account.detailsSubmitted = true;
  account.payoutsEnabled = true;
  account.disabledReason = null;
  if (account.transfers !== "unrequested") account.transfers = "active";
}

export function findAccount(id: string, state: StripeState, param?: string): Account {
  const account = state.accounts[id];
  if (!account) throw noSuch(param ?? "account", id, param);
  return account;
}

/** The account as Stripe shows it. */
export function accountObject(account: Account): object {
  const due = account.detailsSubmitted ? [] : ["external_account", "tos_acceptance.date"];
  return {
    id: account.id,
    object: "account",
    business_type: null,
    capabilities: account.transfers === "unrequested" ? {} : { transfers: account.transfers },
    charges_enabled: false,
    controller: account.controller,
    country: account.country,
    created: account.created,
    default_currency: account.currency,
    details_submitted: account.detailsSubmitted,
    email: account.email,
    metadata: account.metadata,
    payouts_enabled: account.payoutsEnabled,
    requirements: {
      currently_due: due,
      past_due: due,
      eventually_due: due,
      pending_verification: [],
      disabled_reason: account.disabledReason,
      errors: [],
    },
    type: account.type,
  };
}

/** POST /v1/account_links: the address of the hosted form, good for five minutes. */
export function createAccountLink(form: Form, state: StripeState, origin: string): object {
  const id = textOf(form, "account");
  if (!id) throw missing("account");
  const account = findAccount(id, state, "account");
  const [refreshUrl, returnUrl] = [textOf(form, "refresh_url"), textOf(form, "return_url")];
  if (!refreshUrl) throw missing("refresh_url");
  if (!returnUrl) throw missing("return_url");
  if (!["account_onboarding", "account_update"].includes(textOf(form, "type") ?? "")) throw invalid("type", "Invalid type: must be one of account_onboarding, account_update");
  const url = `${origin}/__simulator/onboarding/${account.id}?return_url=${encodeURIComponent(returnUrl)}`;
  return { object: "account_link", created: nowSeconds(), expires_at: nowSeconds() + 300, url };
}
