import pg from "pg";
import { Sequelize } from "sequelize";

/** A pool of connections to PostgreSQL, for whoever passes it on without knowing what makes it. */
export type Database = Sequelize;

/**
 * A pool of connections under one role. `url` is a PostgreSQL URL; `max` is the number of connections kept.
 * Statements are never logged: they carry personal data.
 */
export function connect(url: string, options: { max?: number; name?: string } = {}): Sequelize {
  return new Sequelize(url, {
    dialect: "postgres",
    dialectModule: pg,
    logging: false,
    pool: { max: options.max ?? 10, min: 0, idle: 10_000, acquire: 15_000 },
    dialectOptions: { application_name: options.name ?? "fanfare", statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
    define: { timestamps: false, underscored: true, freezeTableName: true },
  });
}
