import type { ModelAttributes, ModelStatic, Model, Sequelize } from "sequelize";

/** A row as it is stored: no hooks, no methods, no rules. */
export type RowModel<Row extends object> = ModelStatic<Model<Row, Row>>;

/** Tells Sequelize of a table. Attributes are in camelCase, columns in snake_case, exactly as migrated. */
export const defineRow = <Row extends object>(sequelize: Sequelize, table: string, attributes: ModelAttributes<Model<Row, Row>>): RowModel<Row> =>
  sequelize.define<Model<Row, Row>>(table, attributes, { tableName: table, timestamps: false, underscored: true });
