import { readdirSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { connect } from "@fanfare/db/connection";
import { DataTypes, QueryTypes, type Sequelize } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDown, migrateUp } from "../../../migrations/src/migrate.ts";
import { testDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const select = <Row extends object>(db: Sequelize, statement: string) => db.query<Row>(statement, { type: QueryTypes.SELECT });

/** Everything a schema is made of, as lines that can be compared. */
const fingerprint = (db: Sequelize) =>
  select<{ line: string }>(
    db,
    `SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line FROM information_schema.columns WHERE table_schema IN ('public', 'auth') AND table_name <> 'migrations'
     UNION ALL SELECT format('policy %s %s %s', tablename, policyname, qual) FROM pg_policies
     UNION ALL SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname IN ('public', 'auth') AND tablename <> 'migrations'
     UNION ALL SELECT format('grant %s %s %s', grantee, table_name, privilege_type) FROM information_schema.role_table_grants WHERE table_schema IN ('public', 'auth') AND table_name <> 'migrations'
     ORDER BY 1`,
  ).then((rows) => rows.map((row) => row.line));

describe("migrations", () => {
  it("go up, down to nothing, and up again to the same schema", async () => {
    const name = `fanfare_migrations_${randomBytes(4).toString("hex")}`;
    const url = new URL(database.urls.owner);
    await database.owner.query(`CREATE DATABASE ${name}`);
    url.pathname = `/${name}`;
    const db = connect(url.href, { max: 1 });
    try {
      await migrateUp(url.href);
      const first = await fingerprint(db);
      await migrateDown(url.href);
      expect(await fingerprint(db)).toEqual([]);
      await migrateUp(url.href);
      expect(await fingerprint(db)).toEqual(first);
      expect(first.length).toBeGreaterThan(300);
    } finally {
      await db.close();
      await database.owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});

describe("tenancy in the database", () => {
  it("the applications' roles are neither superusers nor owners and never bypass row-level security", async () => {
    const roles = await select<{ rolname: string; strong: boolean }>(
      database.owner,
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole AS strong FROM pg_roles WHERE rolname IN ('fanfare_app', 'fanfare_worker')`,
    );
    expect(roles).toHaveLength(2);
    expect(roles.filter((role) => role.strong)).toEqual([]);
    const owned = await select(database.owner, `SELECT 1 FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname LIKE 'fanfare_%' AND r.rolname <> 'fanfare_owner'`);
    expect(owned).toEqual([]);
  });

  it("every table with an organization is under forced row-level security", async () => {
    const open = await select<{ relname: string }>(
      database.owner,
      `SELECT c.relname FROM pg_class c JOIN information_schema.columns k ON k.table_name = c.relname AND k.table_schema = 'public' AND k.column_name IN ('organization_id', 'creator_id')
       WHERE c.relkind IN ('r', 'p') AND c.relname <> 'dead_letters' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it("without a scope the applications see no row of any protected table", async () => {
    const tables = await select<{ name: string }>(database.owner, `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relrowsecurity AND relnamespace = 'public'::regnamespace`);
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables.filter((table) => !["mails", "published_pages"].includes(table.name))) {
      expect(await select(database.app, `SELECT 1 FROM ${name} LIMIT 1`), name).toEqual([]);
    }
  });
});

describe("a table in monthly parts", () => {
  it("is reached through itself only, because its parts have no rules of their own", async () => {
    const parts = await select<{ name: string; open: boolean }>(
      database.owner,
      `SELECT c.relname AS name, has_table_privilege('fanfare_app', c.oid, 'SELECT, INSERT') OR has_table_privilege('fanfare_worker', c.oid, 'SELECT, INSERT') AS open
       FROM pg_class c WHERE c.relispartition AND c.relkind = 'r'`,
    );
    expect(parts.length).toBeGreaterThan(60);
    expect(parts.filter(({ open }) => open)).toEqual([]);
  });
});

describe("Sequelize's models", () => {
  const folder = new URL("../../db/src/models/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "define.ts" && !file.includes(".test."));

  it.each(files)("of %s name exactly the columns that are migrated, with their types and nulls", async (file) => {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    const makers = Object.values(module).filter((value): value is (db: Sequelize) => { tableName: string } => typeof value === "function");
    const db = connect(database.urls.owner, { max: 1 });
    for (const make of makers) make(db);
    for (const model of Object.values(db.models)) {
      const table = String(model.getTableName());
      const migrated = await db.getQueryInterface().describeTable(table);
      const attributes = Object.values(model.getAttributes());
      expect(attributes.map((attribute) => attribute.field).sort(), table).toEqual(Object.keys(migrated).sort());
      for (const attribute of attributes) {
        const column = migrated[attribute.field!]!;
        expect(familyOf(attribute.type.constructor.name), `${table}.${attribute.field}`).toContain(column.type.replace(/\(.*\)/, ""));
        if (attribute.allowNull === false) expect(column.allowNull, `${table}.${attribute.field} may be null`).toBe(false);
      }
    }
    await db.close();
  });
});

/** The column types that a model's type may stand for. */
function familyOf(type: string): string[] {
  const families: Record<string, string[]> = {
    UUID: ["UUID"], TEXT: ["TEXT"], STRING: ["CHARACTER VARYING", "TEXT"], CHAR: ["CHARACTER"], INTEGER: ["INTEGER"], BIGINT: ["BIGINT"], BOOLEAN: ["BOOLEAN"],
    JSONB: ["JSONB"], DATE: ["TIMESTAMP WITH TIME ZONE"], DATEONLY: ["DATE"], DOUBLE: ["DOUBLE PRECISION"], ARRAY: ["ARRAY"],
  };
  return families[type.replace(/^.*_/, "")] ?? [`no family for ${type}, known are ${Object.keys(DataTypes).join(", ")}`];
}
