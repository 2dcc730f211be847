import { connect } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { readConfig, type Config } from "./config.ts";

/** Everything a procedure may use, made once per process. */
export type App = {
  config: Config;
  db: Sequelize;
  unitOfWork: UnitOfWork<Repositories>;
};

/** Puts the app together from its settings. Connections open when they are first used. */
export function makeApp(config: Config): App {
  const db = connect(config.databaseUrl, { name: "fanfare-web", max: 15 });
  return {
    config,
    db,
    unitOfWork: unitOfWorkOn(db, { now: () => new Date() }),
  };
}

// Hot reload and separate bundles of one process each load this module anew; the connections stay the same.
const process_ = globalThis as typeof globalThis & { fanfareApp?: App };

/** The app of this process; the environment is read at the first call, never while building. */
export function getApp(): App {
  process_.fanfareApp ??= makeApp(readConfig(process.env));
  return process_.fanfareApp;
}
