"use client";

import { AreaChart, BarChart, LineChart } from "@mantine/charts";
import { ActionIcon, Table, Tooltip } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import classes from "./chart-card.module.css";

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
};

/** The order the brand gives: told apart by the colour-blind and in print. */
const order: readonly ChartColor[] = ["pine", "brass", "blue", "plum", "grey"];

const colorOf = (series: ChartSeries, index: number): string =>
  `var(--ff-${series.isMuted ? "grey" : (series.color ?? order[index % order.length])})`;

/** A chart that is also a table, one key away (the button beside the title). */
export function ChartCard(props: ChartCardProps) {
  const { title, rows, footer } = props;
  const t = useTranslations("common.chart");
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <section className={classes.root} aria-labelledby={id}>
      <header className={classes.head}>
        <h3 id={id} className={classes.title}>
          {title}
        </h3>
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
      {footer ? <footer className={classes.foot}>{footer}</footer> : null}
    </section>
  );
}

const drawings = { line: LineChart, area: AreaChart, bar: BarChart };

function Drawing({ kind, rows, by, series, format, formatBy, height = 240, title }: ChartCardProps) {
  const isStill = useReducedMotion();
  const Chart = drawings[kind];
  const hasMany = series.length > 1;
  return (
    <div role="img" aria-label={`${title}: ${series.map(({ label }) => label).join(", ")}`}>
      <Chart
        h={height}
        data={rows.map((row) => ({ ...row }))}
        dataKey={by}
        series={series.map((one, index) => ({ name: one.name, label: one.label, color: colorOf(one, index) }))}
        withLegend={hasMany}
        legendProps={{ verticalAlign: "top", align: "left" }}
        gridAxis="y"
        tickLine="none"
        strokeDasharray="0"
        curveType="linear"
        strokeWidth={2}
        withDots={rows.length < 40}
        fillOpacity={0.14}
        {...(format ? { valueFormatter: format } : {})}
        {...(formatBy ? { xAxisProps: { tickFormatter: formatBy } } : {})}
        lineProps={{ isAnimationActive: !isStill, animationDuration: 160 }}
        areaProps={{ isAnimationActive: !isStill, animationDuration: 160 }}
        barProps={{ isAnimationActive: !isStill, animationDuration: 160, radius: 2, maxBarSize: 40 }}
      />
    </div>
  );
}

function ChartTable({ rows, by, byLabel, series, format, formatBy, height = 240 }: ChartCardProps) {
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
            <Table.Tr key={String(row[by])}>
              <Table.Td>{formatBy ? formatBy(String(row[by])) : row[by]}</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name} ta="end" data-numeric>
                  {write(row[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
