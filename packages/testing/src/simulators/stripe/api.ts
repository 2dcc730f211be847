import type { Answer, Call } from "../http/serve.ts";
import { accountObject, createAccount, createAccountLink, findAccount } from "./accounts.ts";
import { DECLINES, Refusal, stripeError } from "./errors.ts";
import { parseForm } from "./form.ts";
import type { Form } from "./form.ts";
import { balanceObject, createPayout, findPayout, payoutObject } from "./payouts.ts";
import type { Account, StripeState } from "./state.ts";
import { createTransfer, findTransfer, listTransfers, reversalObject, reverseTransfer, transferObject } from "./transfers.ts";
import { createEndpoint, emit, endpointObject } from "./webhooks.ts";

export interface Request {
  readonly call: Call;
  readonly form: Form;
  readonly state: StripeState;
  /** From the Stripe-Account header, when one is given. */
  readonly connected: Account | undefined;
  readonly origin: string;
}

type Endpoint = (request: Request, id: string) => object;

/** Method and path, `:id` for the one changing part. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "POST /v1/accounts": ({ form, state }) => {
    const account = createAccount(form, state);
    emit(state, "account.updated", accountObject(account), account.id);
    return accountObject(account);
  },
  "GET /v1/accounts/:id": ({ state }, id) => accountObject(findAccount(id, state)),
  "POST /v1/account_links": ({ form, state, origin }) => createAccountLink(form, state, origin),
  "GET /v1/balance": ({ state, connected }) => balanceObject(connected?.balance ?? state.balance),
  "POST /v1/transfers": ({ form, state }) => {
    const transfer = transferObject(createTransfer(form, state));
    emit(state, "transfer.created", transfer);
    return transfer;
  },
  "GET /v1/transfers": ({ call, state }) => listTransfers(call.query, state),
  "GET /v1/transfers/:id": ({ state }, id) => transferObject(findTransfer(id, state)),
  "POST /v1/transfers/:id/reversals": ({ form, state }, id) => {
    const reversal = reverseTransfer(id, form, state);
    emit(state, "transfer.reversed", transferObject(findTransfer(id, state)));
    return reversalObject(reversal, findTransfer(id, state));
  },
  "POST /v1/payouts": ({ form, state, connected }) => {
    const payout = payoutObject(createPayout(form, onAccount(connected), state));
    emit(state, "payout.created", payout, connected?.id);
    return payout;
  },
  "GET /v1/payouts/:id": ({ state, connected }, id) => payoutObject(findPayout(id, onAccount(connected), state)),
  "POST /v1/webhook_endpoints": ({ form, state }) => endpointObject(createEndpoint(form, state), true),
  "GET /v1/webhook_endpoints": ({ state }) => ({
    object: "list",
    data: Object.values(state.endpoints).map((endpoint) => endpointObject(endpoint, false)),
    has_more: false,
    url: "/v1/webhook_endpoints",
  }),
  "DELETE /v1/webhook_endpoints/:id": ({ state }, id) => {
    delete state.endpoints[id];
    return { id, object: "webhook_endpoint", deleted: true };
  },
};

/** Answers one call of the v1 API; throws a Refusal for what the platform turns down. */
export function runEndpoint(call: Call, state: StripeState, origin: string): Answer {
  const [path, id] = pattern(call.path);
  const endpoint = ENDPOINTS[`${call.method} ${path}`];
  if (!endpoint) {
    return stripeError({ status: 404, message: `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.` });
  }
  const body = endpoint({ call, form: parseForm(call.body), state, connected: connectedAccount(call, state), origin }, id);
  return { status: 200, body };
}

function pattern(path: string): [string, string] {
  const parts = path.split("/");
  const id = parts[3];
  return id === undefined ? [path, ""] : [[...parts.slice(0, 3), ":id", ...parts.slice(4)].join("/"), decodeURIComponent(id)];
}

function connectedAccount(call: Call, state: StripeState): Account | undefined {
  const id = call.headers["stripe-account"];
  if (typeof id !== "string") return undefined;
  const account = state.accounts[id];
  if (!account) throw DECLINES.account_invalid?.() ?? new Error("The decline account_invalid is gone.");
  return account;
}

/** Payouts here are made on connected accounts only: the platform's own bank is nobody's business. */
function onAccount(connected: Account | undefined): Account {
  if (connected) return connected;
  throw new Refusal({ status: 400, code: "account_invalid", message: "Sorry, you don't have any external accounts in that currency. Name a connected account in Stripe-Account." }, false);
}
