import type { Clock, UnitOfWork } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { outboxIn } from "./outbox.ts";
import { repositoriesIn, type Repositories } from "./repositories/index.ts";
import { sagasIn } from "./sagas.ts";
import { inScope } from "./scoped.ts";

/** The unit of work over PostgreSQL: state, facts and started processes are one transaction. */
export function unitOfWorkOn(sequelize: Sequelize, clock: Clock): UnitOfWork<Repositories> {
  return {
    run: (scope, context, work) =>
      inScope(sequelize, scope, (sql) => {
        const at = clock.now();
        return work({ ...repositoriesIn(sql), outbox: outboxIn(sql, context, at), sagas: sagasIn(sql, context, at), at });
      }),
  };
}
