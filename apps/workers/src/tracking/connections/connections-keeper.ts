import type { Logger } from "@fanfare/adapters/logging";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { connectionsNearTheirEnd, forgetConsentRequests, grantsToRenew, noteValidated, takeValidations, tokensSealedOtherwise, type ConnectionToDo } from "@fanfare/db/system/connections";
import type { Clock, Context, UnitOfWork } from "@fanfare/domain/kernel";
import { makeResealTokens, makeWatchLastDay, REMINDER_MS, type Connectors, type Sealing } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground } from "../../runtime/background.ts";
import { Repeated } from "../../runtime/repeated.ts";
import { CLOCK, CONNECTORS, GRANTS, LOGGER, SEALING, SYSTEM_DB, UNIT_OF_WORK } from "../../tokens.ts";
import type { KeptGrants } from "./provide-connections.ts";

const everyMs = 60_000;
const batchSize = 200;
/** Each holds a connection of the database while its platform answers. */
const atOnce = 4;
const dayMs = 86_400_000;
const firstId = "00000000-0000-0000-0000-000000000000";
const context: Context = { actor: { kind: "system", name: "connections", organizationId: null }, trace: { correlationId: "connection-keeper", causationId: null } };

/**
 * Keeps consents alive: renews grants ahead of their end, asks whether they are still taken where that is a duty, tells creators in time of those that only they can renew, and seals
 * tokens anew when the installation's key was changed. Any number of processes may do it; each connection is one's at a time.
 */
@Injectable()
@RunsInBackground()
export class ConnectionsKeeper extends Repeated {
  readonly #watchLastDay: ReturnType<typeof makeWatchLastDay>;
  readonly #reseal: ReturnType<typeof makeResealTokens>;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(CONNECTORS) private readonly connectors: Connectors,
    @Inject(GRANTS) private readonly grants: KeptGrants,
    @Inject(SEALING) private readonly sealing: Sealing,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs, failure: "keeping connections failed, trying again", logger });
    this.#watchLastDay = makeWatchLastDay({ unitOfWork });
    this.#reseal = makeResealTokens({ unitOfWork, sealing });
  }

  /** One round; answers whether more grants wait to be renewed or asked about. */
  async work(): Promise<boolean> {
    const renewed = await this.renewDue();
    const validated = await this.validateDue();
    await this.watchLastDays();
    await this.resealAll();
    await this.#find((sql) => forgetConsentRequests(sql, new Date(this.clock.now().getTime() - dayMs)));
    return renewed === batchSize || validated === batchSize;
  }

  /** How many were tried. One that fails waits by its own row, so it holds nobody up. */
  async renewDue(): Promise<number> {
    const due = await this.#find((sql) => grantsToRenew(sql, this.clock.now(), batchSize));
    await this.#each(due, "a grant could not be renewed", ({ connectionId }) => this.grants.renew(connectionId));
    return due.length;
  }

  /**
   * Asks platforms that make it a duty whether they still take a grant. One that they don't take goes the way of one that was
   * rejected on a call: it is renewed, or the connection lapses. Answers the longest row of those who had to wait.
   */
  async validateDue(): Promise<number> {
    const counts = await Promise.all(this.connectors.platforms.filter((platform) => this.connectors.of(platform).validate).map((platform) => this.#validate(platform)));
    return Math.max(0, ...counts);
  }

  async #validate(platform: Platform): Promise<number> {
    const due = await this.#find((sql) => takeValidations(sql, platform, this.clock.now(), batchSize));
    await this.#each(due, "a platform could not be asked about a grant", async ({ connectionId }) => {
      await this.grants.validate({ connectionId, platform });
      await this.#find((sql) => noteValidated(sql, connectionId, this.clock.now()));
    });
    return due.length;
  }

  async watchLastDays(): Promise<void> {
    const now = this.clock.now();
    const near = await this.#find((sql) => connectionsNearTheirEnd(sql, now, new Date(now.getTime() + REMINDER_MS), batchSize));
    await this.#each(near, "a connection's last day could not be noted", (one) => this.#watchLastDay(context, one));
  }

  /** Goes over all that another key sealed, once a round; what does not open is told in the log and stays. */
  async resealAll(): Promise<void> {
    if (this.sealing.keyId === "") return;
    for (let after = firstId, batch: ConnectionToDo[]; ; after = batch.at(-1)!.connectionId) {
      batch = await this.#find((sql) => tokensSealedOtherwise(sql, this.sealing.keyId, after, batchSize));
      await this.#each(batch, "tokens could not be sealed with the new key", (one) => this.#reseal(context, one));
      if (batch.length < batchSize) return;
    }
  }

  #find<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return inScope(this.db, {}, work);
  }

  async #each(due: readonly ConnectionToDo[], failure: string, work: (one: ConnectionToDo) => Promise<void>): Promise<void> {
    const waiting = [...due];
    const worker = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const { connectionId } = one;
        await work(one).catch((err: unknown) => this.logger.warn({ err, connectionId }, failure));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
}
