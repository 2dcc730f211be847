import type { Scope } from "@fanfare/domain/kernel";
import { DatabaseError, QueryTypes, type Sequelize, type Transaction as SqlTransaction } from "sequelize";

/** What repositories and readers get: statements inside one transaction whose scope is set. */
export type Sql = {
  /** Rows of a statement with `$1` parameters. */
  rows<Row extends object>(statement: string, bind?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or null. */
  row<Row extends object>(statement: string, bind?: readonly unknown[]): Promise<Row | null>;
  /** As `rows`, for a statement run so often that planning it shows: its plan is kept with the connection, under a name that is its own. */
  prepared<Row extends object>(name: string, statement: string, bind: readonly unknown[]): Promise<Row[]>;
  /** Number of rows that an INSERT, UPDATE or DELETE touched. */
  change(statement: string, bind?: readonly unknown[]): Promise<number>;
  /** For models: every call on them has to name it. */
  transaction: SqlTransaction;
  sequelize: Sequelize;
};

const setScope = `SELECT set_config('app.organization_id', $1, true), set_config('app.creator_id', $2, true),
  set_config('app.user_id', $3, true), set_config('app.token_hash', $4, true)`;

/** Serialization failure and deadlock: nothing was written, so the same work may be tried again. */
const retryable = new Set(["40001", "40P01"]);

/**
 * Runs work in one transaction whose rows are those of the scope. The settings end with the transaction,
 * so a pooled connection never hands one tenant's rights to the next.
 */
export async function inScope<T>(sequelize: Sequelize, scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sequelize.transaction(async (transaction) => {
        const bind = [scope.organizationId ?? "", scope.creatorId ?? "", scope.userId ?? "", scope.tokenHash ?? ""];
        // Without any of them nothing is set: what was set before ended with its own transaction.
        if (bind.some((setting) => setting !== "")) await sequelize.query(setScope, { bind, transaction });
        return work(sqlIn(sequelize, transaction));
      });
    } catch (error) {
      if (attempt >= 4 || !retryable.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** Statements in a transaction that somebody else opened. */
export function sqlIn(sequelize: Sequelize, transaction: SqlTransaction): Sql {
  const rows = async <Row extends object>(statement: string, bind: readonly unknown[] = []) =>
    sequelize.query<Row>(statement, { bind: [...bind], transaction, type: QueryTypes.SELECT });
  return {
    rows,
    row: async <Row extends object>(statement: string, bind: readonly unknown[] = []) => (await rows<Row>(statement, bind))[0] ?? null,
    async prepared<Row extends object>(name: string, statement: string, bind: readonly unknown[]) {
      try {
        return (await connectionOf(transaction).query({ name, text: statement, values: [...bind] })).rows as Row[];
      } catch (error) {
        throw new DatabaseError(Object.assign(error as Error, { sql: statement }));
      }
    },
    change: async (statement, bind = []) => {
      const [, result] = await sequelize.query(statement, { bind: [...bind], transaction });
      // Sequelize answers a raw INSERT with the count itself, and everything else with the driver's result.
      return typeof result === "number" ? result : ((result as { rowCount?: number | null }).rowCount ?? 0);
    },
    transaction,
    sequelize,
  };
}

type Prepared = { query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> };

/** Sequelize itself knows no prepared statements; the driver beneath it does. */
const connectionOf = (transaction: SqlTransaction): Prepared => (transaction as unknown as { connection: Prepared }).connection;

/** The SQLSTATE of a failed statement, or null when the error is not the database's. */
export function sqlState(error: unknown): string | null {
  const code = (error as { original?: { code?: unknown } } | null)?.original?.code;
  return typeof code === "string" ? code : null;
}

/** The name of the constraint that a failed statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  const name = (error as { original?: { constraint?: unknown } } | null)?.original?.constraint;
  return typeof name === "string" ? name : null;
}
