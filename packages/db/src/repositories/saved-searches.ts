import type { CreatorFilter } from "@fanfare/contracts/discovery";
import type { SavedSearch, SavedSearchRepositories } from "@fanfare/domain/discovery";
import { notFound, ruleBroken } from "@fanfare/domain/kernel";
import { savedSearchModel, type SavedSearchRow } from "../models/discovery.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function savedSearchesIn(sql: Sql): SavedSearchRepositories["savedSearches"] {
  const { transaction } = sql;
  const model = savedSearchModel(sql.sequelize);
  const find = async (id: string): Promise<SavedSearch | null> => {
    const row = await model.findOne({ where: { id }, transaction, lock: transaction.LOCK.UPDATE });
    return row ? fromRow(row.get({ plain: true })) : null;
  };
  return {
    find,
    async get(id) {
      const search = await find(id);
      if (!search) throw notFound("saved-search");
      return search;
    },
    async add(search) {
      await model.create(search, { transaction, returning: false }).catch(nameTaken);
    },
    async save(search) {
      const [touched] = await model.update({ ...search, version: search.version + 1 }, { where: { id: search.id, version: search.version }, transaction }).catch(nameTaken);
      savedOnce("saved-search", touched);
    },
    async noteLook({ id, knownIds, newMatches, lastCheckedAt, nextCheckAt }) {
      await model.update({ knownIds, newMatches, lastCheckedAt, nextCheckAt }, { where: { id }, transaction });
    },
    async remove(id) {
      await model.destroy({ where: { id }, transaction });
    },
    count: () => model.count({ transaction }),
  };
}

const fromRow = (row: SavedSearchRow): SavedSearch => ({ ...row, filter: row.filter as CreatorFilter });

function nameTaken(error: unknown): never {
  if (brokenConstraint(error) === "saved_searches_organization_id_name_key") {
    throw ruleBroken("discovery.search-name-taken", "There is a saved search of this name already. Choose another name.");
  }
  throw error;
}
