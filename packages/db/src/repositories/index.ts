import type { Sql } from "../scoped.ts";
import { deliverablesIn, draftCommentsIn } from "./content.ts";
import { creatorImportsIn, creatorListsIn } from "./creators.ts";
import { idempotencyKeysIn } from "./idempotency-keys.ts";
import { inboxIn } from "./inbox.ts";
import { assetsIn } from "./media.ts";
import { mailsIn, notificationsIn } from "./messaging.ts";
import { importedCreatorsIn } from "./imported-creators.ts";

/** One entry a context: adding a context's repositories is one import and one line here. */
const makers = {
  assets: assetsIn,
  creatorImports: creatorImportsIn,
  creatorLists: creatorListsIn,
  deliverables: deliverablesIn,
  draftComments: draftCommentsIn,
  idempotencyKeys: idempotencyKeysIn,
  importedCreators: importedCreatorsIn,
  inbox: inboxIn,
  mails: mailsIn,
  notifications: notificationsIn,
} as const;

export type Repositories = { [Name in keyof typeof makers]: ReturnType<(typeof makers)[Name]> };

/** All repositories, bound to one transaction. */
export function repositoriesIn(sql: Sql): Repositories {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, (make as (sql: Sql) => unknown)(sql)])) as Repositories;
}
