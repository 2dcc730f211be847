"use client";

import type { FigureId, Figures, FigureView } from "@fanfare/contracts/reporting";
import { useFormatter, useTranslations } from "next-intl";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { useFormatMoney } from "@/components/money-text.tsx";

/** A figure's value as a text; null when it is not known. */
export function useFormatFigure(): (figure: FigureView) => string | null {
  const format = useFormatter();
  const money = useFormatMoney();
  return (figure) => {
    if (figure.value === null) return null;
    if (figure.unit === "money") return money(figure.value);
    return figure.unit === "share" ? format.number(figure.value, { style: "percent", maximumFractionDigits: 2 }) : format.number(figure.value);
  };
}

/** Figures side by side, each with where it comes from. */
export function ReportFigures({ figures, ids }: { figures: Figures; ids: readonly FigureId[] }) {
  const t = useTranslations("reporting");
  const write = useFormatFigure();
  return (
    <FigureStrip>
      {ids.map((id) => {
        const figure = figures[id];
        return (
          <Figure
            key={id}
            label={t(`figure.${id}.label`)}
            value={write(figure)}
            {...(figure.reason === null ? {} : { unknownReason: t(`reason.${figure.reason}`) })}
            origin={{
              definition: t(`figure.${id}.definition`), formula: figure.formula, formulaVersion: `v${figure.version}`, source: t(`source.${figure.source}`),
              readAt: figure.readAt, basis: figure.basis,
            }}
          />
        );
      })}
    </FigureStrip>
  );
}
