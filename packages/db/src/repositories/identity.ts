import type { IdentityRepositories } from "@fanfare/domain/identity";
import { DomainError, invalidField, notFound } from "@fanfare/domain/kernel";
import type { Attributes, Model, WhereOptions } from "sequelize";
import type { RowModel } from "../models/define.ts";
import { brandModel, invitationModel, membershipModel, organizationModel } from "../models/identity.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

type Aggregate = { id: string; version: number };

/** Adding, loading and saving of an aggregate that is one row. */
function rowsOf<Row extends Aggregate>(sql: Sql, model: RowModel<Row>, what: string) {
  type Where = WhereOptions<Attributes<Model<Row, Row>>>;
  const { transaction } = sql;
  const find = async (where: object): Promise<Row | null> => (await model.findOne({ where: where as Where, transaction }))?.get({ plain: true }) ?? null;
  const get = async (where: object): Promise<Row> => {
    const row = await find(where);
    if (!row) throw notFound(what);
    return row;
  };
  return {
    find,
    getWhere: get,
    get: (id: string) => get({ id }),
    async add(row: Row): Promise<void> {
      await model.create(row as never, { transaction, returning: false });
    },
    async save(row: Row): Promise<void> {
      const where = { id: row.id, version: row.version } as unknown as Where;
      const [touched] = await model.update({ ...row, version: row.version + 1 } as never, { where, transaction });
      savedOnce(what, touched);
    },
  };
}

export function organizationsIn(sql: Sql): IdentityRepositories["organizations"] {
  const { add, get, save } = rowsOf(sql, organizationModel(sql.sequelize), "organization");
  return { add, get, save };
}

export function membershipsIn(sql: Sql): IdentityRepositories["memberships"] {
  const { add, find, get, save } = rowsOf(sql, membershipModel(sql.sequelize), "member");
  return {
    add,
    get,
    save,
    find: (organizationId, userId) => find({ organizationId, userId }),
    findByEmail: (organizationId, email) => find({ organizationId, email }),
    async remove({ id, version }) {
      savedOnce("member", await sql.change(`DELETE FROM memberships WHERE id = $1 AND version = $2`, [id, version]));
    },
    async lockOwners(organizationId) {
      const owners = await sql.rows<{ id: string }>(`SELECT id FROM memberships WHERE organization_id = $1 AND role = 'owner' ORDER BY id FOR UPDATE`, [organizationId]);
      return owners.map(({ id }) => id);
    },
  };
}

export function brandsIn(sql: Sql): IdentityRepositories["brands"] {
  const { add, get, save } = rowsOf(sql, brandModel(sql.sequelize), "brand");
  const named = (error: unknown): never => {
    if (brokenConstraint(error) !== "brands_organization_id_name_key") throw error;
    throw invalidField("identity.brand-name-taken", "name", "There is a brand of this name already.");
  };
  return { add: (brand) => add(brand).catch(named), get, save: (brand) => save(brand).catch(named) };
}

export function invitationsIn(sql: Sql): IdentityRepositories["invitations"] {
  const { add, get, getWhere, save } = rowsOf(sql, invitationModel(sql.sequelize), "invitation");
  return {
    get,
    save,
    getByTokenHash: (tokenHash) => getWhere({ tokenHash }),
    async add(invitation) {
      // One that has run out makes room for the next.
      await sql.change(
        `UPDATE invitations SET status = 'revoked', version = version + 1
         WHERE organization_id = $1 AND lower(email) = lower($2) AND status = 'pending' AND expires_at <= $3`,
        [invitation.organizationId, invitation.email, invitation.createdAt.toISOString()],
      );
      await add(invitation).catch((error: unknown) => {
        if (brokenConstraint(error) !== "invitations_one_pending") throw error;
        throw new DomainError("conflict", "identity.already-invited", `${invitation.email} has an open invitation. Take it back to make a new link.`, {
          fields: { email: "There is an open invitation for this address already." },
        });
      });
    },
  };
}

/** People's own rows may be inserted and changed but for the operator's right, so a model's upsert would be refused. */
export function peopleIn(sql: Sql): IdentityRepositories["people"] {
  return {
    async welcome(userId, locale) {
      const isNew = await sql.change(`INSERT INTO people (user_id, locale) VALUES ($1, $2) ON CONFLICT (user_id) DO NOTHING`, [userId, locale]);
      if (isNew > 0) await sql.row(`SELECT claim_first_operator()`);
    },
    async activate(userId, organizationId) {
      await sql.change(
        `INSERT INTO people (user_id, active_organization_id) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET active_organization_id = excluded.active_organization_id`,
        [userId, organizationId],
      );
    },
    async setLocale(userId, locale) {
      await sql.change(`INSERT INTO people (user_id, locale) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET locale = excluded.locale`, [userId, locale]);
    },
    async localeOf(userId) {
      return (await sql.row<{ locale: "en" | "ru" }>(`SELECT locale FROM people WHERE user_id = $1`, [userId]))?.locale ?? "en";
    },
  };
}
