import { DomainError, notFound, versionConflict, type DomainEvent, type Transaction, type UnitOfWork } from "@fanfare/domain/kernel";
import {
  genesisHash, postingHash, saysTheSame, type ChainedPosting, type Commitment, type PaymentsRepositories, type Payout, type PayoutAccount, type Wallet,
} from "@fanfare/domain/payments";

type Store = {
  wallets: Map<string, Wallet>;
  commitments: Map<string, Commitment>;
  postings: ChainedPosting[];
  payouts: Map<string, Payout>;
  accounts: Map<string, PayoutAccount>;
  started: { name: string; key: string }[];
  woken: string[];
  facts: DomainEvent[];
};

/** Payments without a database: for one organization, one transaction at a time, undone when the work throws. */
export type MemoryPayments = { unitOfWork: UnitOfWork<PaymentsRepositories>; store: Store; clock: { now: Date } };

export function memoryPayments(options: { campaigns: readonly { id: string; currency: "EUR" | "USD" }[]; now?: Date }): MemoryPayments {
  const held: MemoryPayments = {
    store: { wallets: new Map(), commitments: new Map(), postings: [], payouts: new Map(), accounts: new Map(), started: [], woken: [], facts: [] },
    clock: { now: options.now ?? new Date("2026-05-01T10:00:00Z") },
    unitOfWork: {
      async run(_scope, _context, work) {
        const before = structuredClone(held.store);
        try {
          return await work({ ...repositories(held.store, options.campaigns), ...transaction(held) });
        } catch (error) {
          held.store = before;
          throw error;
        }
      },
    },
  };
  return held;
}

function transaction({ store, clock }: MemoryPayments): Transaction {
  return {
    at: clock.now,
    outbox: { append: async (facts) => void store.facts.push(...facts) },
    sagas: {
      async start({ name, key }) {
        if (!store.started.some((saga) => saga.name === name && saga.key === key)) store.started.push({ name, key });
        return key;
      },
    },
  };
}

function repositories(store: Store, campaigns: readonly { id: string; currency: "EUR" | "USD" }[]): PaymentsRepositories {
  return {
    wallets: walletsOf(store),
    commitments: {
      find: async (id) => store.commitments.get(id) ?? null,
      add: async (commitment) => void store.commitments.set(commitment.collaborationId, commitment),
      async end(id, status) {
        const commitment = store.commitments.get(id);
        if (commitment?.status !== "committed") throw versionConflict("commitment");
        store.commitments.set(id, { ...commitment, status });
      },
    },
    ledger: {
      async post(posting) {
        const known = store.postings.find(({ key }) => key === posting.key);
        if (known && !saysTheSame(known, posting)) throw new DomainError("conflict", "payments.posted-otherwise", "Posted otherwise.");
        if (known) return false;
        const head = store.postings.at(-1);
        const number = (head?.number ?? 0n) + 1n;
        const previousHash = head?.hash ?? genesisHash;
        store.postings.push({ ...posting, number, previousHash, hash: postingHash(previousHash, number, posting) });
        return true;
      },
    },
    payouts: payoutsOf(store),
    payoutAccounts: {
      find: async (creatorId) => store.accounts.get(creatorId) ?? null,
      insert: async (account) => void store.accounts.set(account.creatorId, account),
      save: async (account) => void store.accounts.set(account.creatorId, { ...account, version: account.version + 1 }),
    },
    payoutProcesses: {
      wake: async (payoutId) => void store.woken.push(payoutId),
      wakeOfCreator: async (creatorId) => void store.woken.push(creatorId),
    },
    payees: { emailOf: async (creatorId) => `${creatorId}@example.org` },
    fundedCampaigns: { find: async (id) => campaigns.filter((one) => one.id === id).map((one) => ({ ...one, name: "Spring", status: "live" }))[0] ?? null },
  };
}

function walletsOf({ wallets }: Store): PaymentsRepositories["wallets"] {
  const change = (campaignId: string, by: Partial<Record<"funded" | "committed" | "settled", bigint>>): Wallet => {
    const wallet = wallets.get(campaignId);
    if (!wallet) throw notFound("wallet");
    const next: Wallet = {
      ...wallet, version: wallet.version + 1,
      funded: wallet.funded + (by.funded ?? 0n), committed: wallet.committed + (by.committed ?? 0n), settled: wallet.settled + (by.settled ?? 0n),
    };
    if (next.committed < 0n || next.settled < 0n || next.funded < next.committed + next.settled) throw new Error(`The wallet of ${campaignId} would be overdrawn.`);
    wallets.set(campaignId, next);
    return next;
  };
  return {
    find: async (campaignId) => wallets.get(campaignId) ?? null,
    async hold(organizationId, campaignId, currency) {
      const opened: Wallet = wallets.get(campaignId) ?? { id: campaignId, organizationId, campaignId, currency, funded: 0n, committed: 0n, settled: 0n, version: 1 };
      wallets.set(campaignId, opened);
      return opened;
    },
    raiseFunded: async (campaignId, amount) => change(campaignId, { funded: amount.minor }),
    async commit(campaignId, amount) {
      const wallet = wallets.get(campaignId);
      if (!wallet || wallet.currency !== amount.currency || wallet.funded - wallet.committed - wallet.settled < amount.minor) return null;
      return change(campaignId, { committed: amount.minor });
    },
    release: async (campaignId, amount) => change(campaignId, { committed: -amount.minor }),
    settle: async (campaignId, amount) => change(campaignId, { committed: -amount.minor, settled: amount.minor }),
  };
}

function payoutsOf({ payouts }: Store): PaymentsRepositories["payouts"] {
  return {
    async get(id) {
      const payout = payouts.get(id);
      if (!payout) throw notFound("payout");
      return payout;
    },
    find: async (id) => payouts.get(id) ?? null,
    insert: async (payout) => void payouts.set(payout.id, payout),
    async save(payout) {
      if (payouts.get(payout.id)?.version !== payout.version) throw versionConflict("payout");
      payouts.set(payout.id, { ...payout, version: payout.version + 1 });
    },
  };
}
