import type { Database } from "@fanfare/db/connection";
import { beforeAllIds, creatorDocuments, creatorDocumentsAfter, type ReadAccount, type ReadCreator } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { accountsOfOlderFormulas, saveFigures, type ComputedFigures } from "@fanfare/db/system/figures";
import { readPeerGroups } from "@fanfare/db/system/peer-groups";
import { figuresOf, figuresVersion, peerGroupOf, type Figures, type PeerGroup } from "@fanfare/domain/discovery";
import { sameJson } from "./same-json.ts";

/** Groups change once a day. */
const peersKeptMs = 10 * 60_000;
const batchSize = 1_000;
/** Creators whose figures are kept in one transaction: a command that wants one of them waits for no more. */
const keptAtOnce = 250;

/** `unsettled`: creators that a command had in hand, whose figures have to be looked at again. */
export type BroughtUpToDate = { documents: ReadCreator[]; unsettled: Set<string> };

/** Keeps the figures of accounts at what today's formulas make of their facts. */
export class FiguresKeeper {
  #peers: { groups: PeerGroup[]; until: number } | null = null;

  constructor(
    private readonly db: Database,
    private readonly version: number = figuresVersion,
  ) {}

  /** Computes the figures of these creators and keeps those that differ; answers the documents with them and their new versions. */
  async bringUpToDate(documents: ReadCreator[]): Promise<BroughtUpToDate> {
    const groups = await this.#groups();
    const computed: ComputedFigures[] = [];
    for (const { id, version, accounts } of documents) {
      const changed = accounts.flatMap((account) => this.#changed(account, groups));
      if (changed.length > 0) computed.push({ creatorId: id, version, accounts: changed });
    }
    if (computed.length === 0) return { documents, unsettled: new Set() };
    const versions = await this.#save(computed);
    const saved = new Map(computed.filter(({ creatorId }) => versions.has(creatorId)).map((row) => [row.creatorId, row]));
    return {
      documents: documents.map((document) => (saved.has(document.id) ? withFigures(document, versions.get(document.id)!, saved.get(document.id)!) : document)),
      unsettled: new Set(computed.flatMap(({ creatorId }) => (versions.has(creatorId) ? [] : [creatorId]))),
    };
  }

  /** One batch of accounts whose figures older formulas made, after this account; null when there is none. Where it was broken off, it goes on. */
  async recomputeOlder(afterAccountId: string): Promise<{ lastAccountId: string; accounts: number } | null> {
    const older = await inScope(this.db, {}, (sql) => accountsOfOlderFormulas(sql, this.version, afterAccountId, batchSize));
    const last = older.at(-1);
    if (!last) return null;
    await this.bringUpToDate(await creatorDocuments(this.db, [...new Set(older.map((row) => row.creatorId))]));
    return { lastAccountId: last.id, accounts: older.length };
  }

  /** Runs over the whole catalogue, whatever version its figures have; `onBatch` hears how many creators are behind. */
  async recomputeAll(onBatch: (creators: number) => void, signal: AbortSignal): Promise<void> {
    this.#peers = null;
    let done = 0;
    for (let afterId = beforeAllIds; !signal.aborted; ) {
      const documents = await creatorDocumentsAfter(this.db, afterId, batchSize);
      if (documents.length === 0) return;
      await this.bringUpToDate(documents);
      done += documents.length;
      afterId = documents.at(-1)!.id;
      onBatch(done);
    }
  }

  async #save(computed: readonly ComputedFigures[]): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    for (let start = 0; start < computed.length; start += keptAtOnce) {
      const saved = await inScope(this.db, {}, (sql) => saveFigures(sql, computed.slice(start, start + keptAtOnce), this.version));
      for (const [id, version] of saved) versions.set(id, version);
    }
    return versions;
  }

  #changed(account: ReadAccount, groups: PeerGroup[]): { id: string; figures: Figures }[] {
    const figures = figuresOf(account, peerGroupOf(account, groups));
    if (account.figuresVersion === this.version && sameJson(figures, account.figures)) return [];
    // As they come back from where they are kept: nobody sees them otherwise.
    return [{ id: account.id, figures: JSON.parse(JSON.stringify(figures)) as Figures }];
  }

  async #groups(): Promise<PeerGroup[]> {
    if (this.#peers === null || this.#peers.until < Date.now()) {
      this.#peers = { groups: await inScope(this.db, {}, readPeerGroups), until: Date.now() + peersKeptMs };
    }
    return this.#peers.groups;
  }
}

function withFigures(document: ReadCreator, version: number, { accounts }: ComputedFigures): ReadCreator {
  const figures = new Map(accounts.map((account) => [account.id, account.figures]));
  return { ...document, version, accounts: document.accounts.map((account) => ({ ...account, figures: figures.get(account.id) ?? account.figures })) };
}
