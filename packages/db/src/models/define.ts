import type { Model, ModelAttributeColumnOptions, ModelAttributes, ModelStatic, Sequelize } from "sequelize";

/** A row as it is stored: no hooks, no methods, no rules. */
export type RowModel<Row extends object> = ModelStatic<Model<Row, Row>>;

/** Tells Sequelize of a table. Attributes are in camelCase, columns in snake_case, exactly as migrated. */
export function defineRow<Row extends object>(sequelize: Sequelize, table: string, attributes: ModelAttributes<Model<Row, Row>>): RowModel<Row> {
  const known = sequelize.models[table] as RowModel<Row> | undefined;
  return known ?? sequelize.define<Model<Row, Row>>(table, ownCopies(attributes), { tableName: table, timestamps: false, underscored: true });
}

/** Sequelize writes the column's name into the object it is given, so two columns must not share one. */
function ownCopies<Attributes extends object>(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, column]) => [name, isOptions(column) ? { ...column } : column]),
  ) as Attributes;
}

const isOptions = (column: unknown): column is ModelAttributeColumnOptions => typeof column === "object" && column !== null && Object.getPrototypeOf(column) === Object.prototype;
