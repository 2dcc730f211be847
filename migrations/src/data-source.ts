import { readdirSync } from "node:fs";
import { DataSource } from "typeorm";
import { sqlMigration } from "./sql-migration.ts";

/** The names of all migrations in order, taken from the SQL files. */
export const migrationNames = (): string[] =>
  readdirSync(new URL("../sql/", import.meta.url))
    .filter((file) => file.endsWith(".up.sql"))
    .map((file) => file.replace(".up.sql", ""))
    .sort();

/** TypeORM as the runner of migrations, and nothing else of it. `url` is the schema owner's connection. */
export const dataSource = (url: string): DataSource =>
  new DataSource({
    type: "postgres",
    url,
    entities: [],
    migrations: migrationNames().map(sqlMigration),
    migrationsTableName: "migrations",
    migrationsTransactionMode: "each",
  });
