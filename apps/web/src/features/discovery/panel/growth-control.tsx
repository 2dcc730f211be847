"use client";

import { GrowthFilter, growthMetrics, growthWindows, type CreatorConditions } from "@fanfare/contracts/discovery";
import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Control } from "./control.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";
import { RangeFields } from "./range-control.tsx";

type Growth = NonNullable<CreatorConditions["growth"]>[number];

const mostRows = 6;
const usualGrowth: Growth = { metric: "followers", days: 30, min: 0.05 };

/** Growth of followers, likes or views over a window: several may have to hold. */
export function GrowthControl() {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const rows = conditions.growth ?? [];
  const change = (index: number, part: Partial<Growth>) => set("growth", rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Control field="growth" title={t("field.growth")}>
      {rows.map((row, index) => (
        <div key={index} className={classes.entry}>
          <div className={classes.line}>
            <NativeSelect size="xs" aria-label={t("filter.growthOf")} data={growthMetrics.map((value) => ({ value, label: t(`growth.${value}`) }))} value={row.metric}
              onChange={(event) => change(index, { metric: event.currentTarget.value as Growth["metric"] })} />
            <NativeSelect size="xs" aria-label={t("filter.window")} data={growthWindows.map((days) => ({ value: String(days), label: t("filter.inDays", { days }) }))} value={String(row.days)}
              onChange={(event) => change(index, { days: Number(event.currentTarget.value) as Growth["days"] })} />
            <ActionIcon size={28} aria-label={t("filter.removeGrowth", { number: index + 1 })} onClick={() => set("growth", rows.filter((_, at) => at !== index))}>
              <IconX size={14} />
            </ActionIcon>
          </div>
          <RangeFields name={t("field.growth")} bounds={row} isShare isSigned isValid={(bounds) => GrowthFilter.safeParse({ ...row, ...bounds }).success}
            onChange={({ min, max }) => change(index, { min, max })} />
        </div>
      ))}
      {rows.length < mostRows ? (
        <Button size="compact-sm" variant="subtle" className={classes.add ?? ""} leftSection={<IconPlus size={14} />} onClick={() => set("growth", [...rows, usualGrowth])}>
          {t("filter.addGrowth")}
        </Button>
      ) : null}
    </Control>
  );
}
