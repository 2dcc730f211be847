"use client";

import { AreaChart, BarChart, LineChart } from "@mantine/charts";
import { ActionIcon, Table, Tooltip } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment, type ReactNode, useId, useState } from "react";
import classes from "./chart-card.module.css";
import { type ChartMark, markLines, rowOfMark } from "./chart-marks.tsx";

export type { ChartMark } from "./chart-marks.tsx";

export type ChartSeries = { name: string; label: string; color?: ChartColor; isMuted?: boolean };
export type ChartColor = "pine" | "brass" | "blue" | "plum" | "grey";
export type ChartRow = Record<string, string | number | null>;

type ChartCardProps = {
  title: string;
  kind: "line" | "area" | "bar";
  /** One row per point; `by` names the column of the axis, the series name the others. Unknown is null, never 0. */
  rows: readonly ChartRow[];
  by: string;
  byLabel: string;
  series: readonly ChartSeries[];
  /** How values are written, on the axis and in the table. */
  format?: (value: number) => string;
  formatBy?: (value: string) => string;
  height?: number;
  footer?: ReactNode;
  /** Only where `by` holds ISO days or times. */
  marks?: readonly ChartMark[];
};

/** The order the brand gives: told apart by the colour-blind and in print. */
const order: readonly ChartColor[] = ["pine", "brass", "blue", "plum", "grey"];

const colorOf = (series: ChartSeries, index: number): string =>
  `var(--ff-${series.isMuted ? "grey" : (series.color ?? order[index % order.length])})`;

/** A chart that is also a table, one key away (the button beside the title). */
export function ChartCard(props: ChartCardProps) {
  const { title, rows, series, footer, marks = [] } = props;
  const t = useTranslations("common.chart");
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <section className={classes.root} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {series.length > 1 ? <SeriesKey series={series} /> : null}
        <Tooltip label={t(isTable ? "asChart" : "asTable")}>
          <ActionIcon aria-label={t(isTable ? "asChart" : "asTable")} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? <IconChartLine size={18} /> : <IconTable size={18} />}
          </ActionIcon>
        </Tooltip>
      </header>
      {rows.length === 0 ? (
        <p className={classes.empty}>{t("empty")}</p>
      ) : isTable ? (
        <ChartTable {...props} />
      ) : (
        <Drawing {...props} />
      )}
      {rows.length > 0 && marks.length > 0 && !isTable ? <MarkList marks={marks} /> : null}
      {footer ? <footer className={classes.foot}>{footer}</footer> : null}
    </section>
  );
}

/** Names the lines in their colours, in the order they were given. */
function SeriesKey({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className={classes.key}>
      {series.map((one, index) => (
        <li key={one.name} className={classes.keyItem} style={{ "--series": colorOf(one, index) } as CSSProperties}>
          {one.label}
        </li>
      ))}
    </ul>
  );
}

/** What each dashed line says, under its number. */
function MarkList({ marks }: { marks: readonly ChartMark[] }) {
  return (
    <ol className={classes.marks} aria-label={useTranslations("common.chart")("marks")}>
      {marks.map(({ day, text }) => (
        <li key={`${day} ${text}`}>{text}</li>
      ))}
    </ol>
  );
}

const drawings = { line: LineChart, area: AreaChart, bar: BarChart };
const mostDots = 40;

/** What each kind of chart takes beside the common; none moves when motion is not wanted. */
function drawingProps(kind: ChartCardProps["kind"], points: number, isStill: boolean) {
  const motion = { isAnimationActive: !isStill, animationDuration: 160 };
  if (kind === "bar") return { barProps: { ...motion, radius: 2, maxBarSize: 40 }, fillOpacity: 0.9 };
  const line = { curveType: "linear" as const, strokeWidth: 2, withDots: points < mostDots, dotProps: { r: 3 } };
  return kind === "area" ? { ...line, areaProps: motion, fillOpacity: 0.16 } : { ...line, lineProps: motion };
}

function Drawing({ kind, rows, by, series, format, formatBy, height = 240, title, marks = [] }: ChartCardProps) {
  const isStill = useReducedMotion() ?? false;
  const Chart = drawings[kind];
  return (
    <div role={marks.length > 0 ? "group" : "img"} aria-label={`${title}: ${series.map(({ label }) => label).join(", ")}`}>
      <Chart
        h={height}
        data={rows.map((row) => ({ ...row }))}
        dataKey={by}
        series={series.map((one, index) => ({ name: one.name, label: one.label, color: colorOf(one, index) }))}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="0"
        referenceLines={markLines(marks, rows, by)}
        {...drawingProps(kind, rows.length, isStill)}
        {...(format ? { valueFormatter: format } : {})}
        {...(formatBy ? { xAxisProps: { tickFormatter: formatBy }, tooltipProps: { labelFormatter: (label) => formatBy(String(label)) } } : {})}
      />
    </div>
  );
}

function ChartTable({ rows, by, byLabel, series, format, formatBy, height = 240, marks = [] }: ChartCardProps) {
  const marked = marks.map((mark, index) => ({ ...mark, number: index + 1, at: rowOfMark(mark, rows, by) }));
  const write = (value: string | number | null | undefined) =>
    value === null || value === undefined ? "–" : typeof value === "number" && format ? format(value) : String(value);
  return (
    <div className={classes.table} style={{ height }} tabIndex={0} role="region" aria-label={byLabel}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{byLabel}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name} ta="end">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Fragment key={String(row[by])}>
              {marked.filter(({ at }) => at === row[by]).map(({ number, text }) => (
                <Table.Tr key={text}>
                  <Table.Td colSpan={series.length + 1} className={classes.markRow}>
                    {number}. {text}
                  </Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr>
                <Table.Td>{formatBy ? formatBy(String(row[by])) : row[by]}</Table.Td>
                {series.map(({ name }) => (
                  <Table.Td key={name} ta="end" data-numeric>
                    {write(row[name])}
                  </Table.Td>
                ))}
              </Table.Tr>
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
