import type { ReactNode } from "react";
import classes from "./operator.module.css";

export type OperatorColumn = { id: string; label: string; isNumeric?: boolean; isLabelHidden?: boolean };

/** A table that scrolls in its own frame, by keyboard too. Rows are given as they stand. */
export function OperatorTable({ label, columns, children }: { label: string; columns: readonly OperatorColumn[]; children: ReactNode }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(({ id, label: name, isNumeric, isLabelHidden }) => (
              <th key={id} scope="col" data-numeric={isNumeric || undefined}>
                {isLabelHidden ? <span className={classes.hidden}>{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
