import type { MeaningChange, Series } from "@fanfare/contracts/reporting";
import type { Words } from "./texts.ts";

const size = { width: 440, height: 210, left: 48, right: 12, top: 12, bottom: 28 };
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };
const lines = 4;

/** The next round number above a value: 1, 2 or 5 times a power of ten, so that marks of the axis are read at a glance. */
export function roundAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

type GrowthDrawingProps = { series: Series; of: "views" | "engagements"; title: string; words: Words; marks?: readonly MeaningChange[] };

/** Views or engagements over time, drawn for paper as well as screens: an area with its axis, no script. A dashed line is a day from which the numbers mean something else. */
export function GrowthDrawing({ series, of, title, words, marks = [] }: GrowthDrawingProps) {
  const points = series.points.flatMap((point) => (point[of] === null ? [] : [{ at: Date.parse(point.at), value: point[of] }]));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const top = roundAbove(Math.max(...points.map(({ value }) => value)));
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => size.left + (points.length === 1 ? inner.width / 2 : ((at - first.at) / span) * inner.width);
  const y = (value: number) => size.top + inner.height - (value / top) * inner.height;
  const path = points.map(({ at, value }, index) => `${index === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const shown = marks.filter(({ from }) => Date.parse(from) >= first.at && Date.parse(from) <= last.at);
  const time = (at: number) => (series.step === "day" ? words.day(new Date(at).toISOString()) : words.moment(new Date(at).toISOString()));
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.t("shared.chartLabel", { title, first: words.count(first.value), last: words.count(last.value) })}>
        {Array.from({ length: lines + 1 }, (_, index) => (top / lines) * index).map((mark) => (
          <g key={mark}>
            <line x1={size.left} x2={size.width - size.right} y1={y(mark)} y2={y(mark)} className="grid" />
            <text x={size.left - 8} y={y(mark) + 4} textAnchor="end">
              {words.compact(mark)}
            </text>
          </g>
        ))}
        {shown.map(({ id, from }, index) => (
          <g key={id}>
            <line x1={x(Date.parse(from))} x2={x(Date.parse(from))} y1={size.top} y2={y(0)} className="mark" />
            <text x={x(Date.parse(from)) + 4} y={size.top + 10}>
              {index + 1}
            </text>
          </g>
        ))}
        {points.length > 1 ? <path d={`${path}L${x(last.at).toFixed(1)} ${y(0)}L${x(first.at).toFixed(1)} ${y(0)}Z`} className="area" /> : null}
        <path d={path} className="line" />
        <circle cx={x(last.at)} cy={y(last.value)} r={4} className="dot" />
        <text x={size.left} y={size.height - 8}>
          {time(first.at)}
        </text>
        {points.length > 1 ? (
          <text x={size.width - size.right} y={size.height - 8} textAnchor="end">
            {time(last.at)}
          </text>
        ) : null}
      </svg>
      {shown.length > 0 ? (
        <ol className="quiet">
          {shown.map(({ id, from }) => (
            <li key={id}>{words.t(`meaning.${id}`, { date: words.day(from) })}</li>
          ))}
        </ol>
      ) : null}
    </figure>
  );
}
