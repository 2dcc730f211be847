import { readFileSync } from "node:fs";
import type { MigrationInterface, QueryRunner } from "typeorm";

const sqlFolder = new URL("../sql/", import.meta.url);

/**
 * A TypeORM migration whose work is two SQL files, `<name>.up.sql` and `<name>.down.sql`.
 * `name` is like `0003_identity`; its number becomes the timestamp by which TypeORM orders.
 */
export function sqlMigration(name: string): new () => MigrationInterface {
  const read = (direction: "up" | "down") => readFileSync(new URL(`${name}.${direction}.sql`, sqlFolder), "utf8");
  // TypeORM orders by the last 13 digits of the name.
  const number = Number(name.slice(0, 4));
  return class implements MigrationInterface {
    name = `${name.slice(5).replace(/(^|_)(\w)/g, (_match, _gap, letter: string) => letter.toUpperCase())}${1_764_000_000_000 + number}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(read("up"));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(read("down"));
    }
  };
}
