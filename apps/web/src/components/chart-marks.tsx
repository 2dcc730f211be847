import { Tooltip } from "@mantine/core";
import classes from "./chart-card.module.css";

/** A day (ISO) from which the series means something else: a dashed line in the drawing whose number tells the text, and a row of the table. */
export type ChartMark = { day: string; text: string };

type Row = Readonly<Record<string, string | number | null>>;

/** The moment of the first row on a mark's day or after it, as an axis knows only the rows' own moments; undefined after the last. */
export const rowOfMark = ({ day }: ChartMark, rows: readonly Row[], by: string): string | undefined => rows.map((row) => String(row[by])).find((moment) => moment.slice(0, day.length) >= day);

/** The marks as lines of a drawing. Marks that fall on one row stand below each other. */
export function markLines(marks: readonly ChartMark[], rows: readonly Row[], by: string) {
  const moments = marks.map((mark) => rowOfMark(mark, rows, by));
  return marks.flatMap(({ text }, index) => {
    const x = moments[index];
    if (x === undefined) return [];
    const above = moments.slice(0, index).filter((other) => other === x).length;
    return [{ x, color: "var(--ff-muted)", strokeDasharray: "4 4", label: { content: (drawn: Drawn) => <MarkSign {...drawn} number={index + 1} text={text} above={above} /> } }];
  });
}

/** What the chart tells of the line that a label belongs to. */
type Drawn = { viewBox?: object };

const radius = 9;
/** Of the drawing; the circle of the first mark hangs from its upper edge. */
const step = 2 * radius + 4;

/** The number at the head of a mark's line; its text on hover and focus. */
function MarkSign({ viewBox, number, text, above }: Drawn & { number: number; text: string; above: number }) {
  const { x = 0, y = 0 } = (viewBox ?? {}) as { x?: number; y?: number };
  return (
    <Tooltip label={text} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      {/* The drawing would show its first value on focus, over this. */}
      <g className={classes.mark} tabIndex={0} role="img" aria-label={text} onFocus={(event) => event.stopPropagation()} transform={`translate(${x} ${y + radius + above * step})`}>
        <circle r={radius} />
        <text textAnchor="middle" dy="0.35em" aria-hidden>
          {number}
        </text>
      </g>
    </Tooltip>
  );
}
