import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./skeletons.module.css";

/** Placeholders in the final layout, for a first visit only. Each says once that something is loading. */
function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-label={label}>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

const widths = ["72%", "54%", "63%", "48%", "67%", "58%"];

export function RowsSkeleton({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <Loading label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          <Skeleton circle height={28} />
          <Skeleton height={12} width={widths[row % widths.length]} />
          <Skeleton height={12} width={72} />
        </div>
      ))}
    </Loading>
  );
}

export function FiguresSkeleton({ label, count = 4 }: { label: string; count?: number }) {
  return (
    <Loading label={label}>
      <div className={classes.figures}>
        {Array.from({ length: count }, (_, figure) => (
          <div key={figure}>
            <Skeleton height={12} width={90} mb={8} />
            <Skeleton height={24} width={120} />
          </div>
        ))}
      </div>
    </Loading>
  );
}

export function TextSkeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <Loading label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={12} mb={10} width={widths[line % widths.length]} />
      ))}
    </Loading>
  );
}
