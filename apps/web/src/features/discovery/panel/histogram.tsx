"use client";

import type { HistogramFacet } from "@fanfare/contracts/discovery";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { edgesOf, limited, positionOf, stepped, valueAt, type Bar, type Edges } from "../filter/value-scale.ts";
import classes from "./histogram.module.css";

type Bounds = { min?: number | undefined; max?: number | undefined };
type End = "min" | "max";
type HistogramProps = { facet: HistogramFacet; name: string; bars: readonly Bar[]; bounds: Bounds; onChange: (bounds: Bounds) => void; write: (value: number) => string };

const commitPause = 80;
const stepsByKey: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 8, PageDown: -8 };

const leastBar = 0.06;

// As many digits as a style keeps, so that what the server drew is what the browser draws.
const percent = (position: number): string => `${(position * 100).toFixed(2)}%`;

/** Where a handle goes by this key; undefined when the key is not for it. */
function keyTarget(key: string, edges: Edges, value: number): number | undefined {
  if (key === "Home") return edges[0];
  if (key === "End") return edges.at(-1);
  const step = stepsByKey[key];
  return step === undefined ? undefined : stepped(edges, value, step);
}

/** How the results spread over a figure, with two handles to cut it: by pointer, arrows, Page keys, Home and End. */
export function Histogram({ facet, name, bars, bounds, onChange, write }: HistogramProps) {
  const t = useTranslations("discovery.filter");
  const track = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => edgesOf(bars, facet), [bars, facet]);
  const [dragged, setDragged] = useState<{ min: number; max: number } | null>(null);
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 1;
  const shown = dragged ?? { min: bounds.min ?? first, max: bounds.max ?? last };
  const whole = (value: number) => (facet === "engagementRate" ? value : Math.round(value));
  const commit = (next: { min: number; max: number }) => onChange(limited(edges, next.min, next.max));
  const commitSoon = useDebouncedCallback(commit, commitPause);
  const moved = (end: End, value: number) => {
    const rounded = whole(value);
    return end === "min" ? { ...shown, min: Math.min(rounded, shown.max) } : { ...shown, max: Math.max(rounded, shown.min) };
  };
  const drag = (end: End) => (event: PointerEvent<HTMLElement>) => {
    const box = track.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const next = moved(end, valueAt(edges, (event.clientX - box.left) / box.width));
    setDragged(next);
    commitSoon(next);
  };
  const drop = () => {
    commitSoon.cancel();
    if (dragged) commit(dragged);
    setDragged(null);
  };
  const press = (end: End) => (event: KeyboardEvent) => {
    const target = keyTarget(event.key, edges, shown[end]);
    if (target === undefined) return;
    event.preventDefault();
    commit(moved(end, target));
  };
  const handle = (end: End) => ({
    tabIndex: 0,
    role: "slider",
    "aria-orientation": "horizontal" as const,
    "aria-label": t(end === "min" ? "lowerEnd" : "upperEnd", { field: name }),
    "aria-valuemin": end === "min" ? first : shown.min,
    "aria-valuemax": end === "max" ? last : shown.max,
    "aria-valuenow": shown[end],
    "aria-valuetext": limited(edges, shown.min, shown.max)[end] === undefined ? t("noLimit") : write(shown[end]),
    className: classes.handle,
    style: { left: percent(positionOf(edges, shown[end])) },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(shown);
    },
    onPointerMove: drag(end),
    onPointerUp: drop,
    onPointerCancel: drop,
    onKeyDown: press(end),
  });
  return (
    <div className={classes.root}>
      <Bars bars={bars} edges={edges} shown={shown} onChoose={(bar) => onChange(limited(edges, bar.from, bar.to ?? last))} write={write} />
      <div ref={track} className={classes.track}>
        <div className={classes.range} style={{ left: percent(positionOf(edges, shown.min)), right: percent(1 - positionOf(edges, shown.max)) }} />
        <div {...handle("min")} />
        <div {...handle("max")} />
      </div>
    </div>
  );
}

type BarsProps = { bars: readonly Bar[]; edges: Edges; shown: { min: number; max: number }; onChoose: (bar: Bar) => void; write: (value: number) => string };

/** The bars are the pointer's shortcut; the handles and fields say the same to keyboards and screen readers. */
function Bars({ bars, edges, shown, onChoose, write }: BarsProps) {
  const t = useTranslations("discovery.filter");
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const slots: Bar[] = bars.length > 0 ? [...bars] : edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? null, count: 0 }));
  return (
    <div className={classes.bars} aria-hidden="true">
      {slots.map((bar, index) => {
        const end = edges[index + 1] ?? bar.from;
        const title = bar.to === null ? t("barOver", { from: write(bar.from), count: bar.count }) : t("bar", { from: write(bar.from), to: write(bar.to), count: bar.count });
        return (
          <div key={bar.from} className={classes.slot} title={title} onClick={() => onChoose(bar)} data-within={(shown.max > bar.from && shown.min < end) || undefined}>
            <div className={classes.bar} style={{ height: bar.count === 0 ? 0 : percent(Math.max(leastBar, bar.count / most)) }} />
          </div>
        );
      })}
    </div>
  );
}
