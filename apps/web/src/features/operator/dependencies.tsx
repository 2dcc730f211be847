"use client";

import type { DependencyStatus, InstallationStatus } from "@fanfare/contracts/operations";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import classes from "./operator.module.css";
import { OperatorSection } from "./operator-section.tsx";
import { OperatorTable } from "./operator-table.tsx";
import { State } from "./state.tsx";

type Seen = DependencyStatus & { by: "web" | "workers" };

/** Every server, as each of the two apps sees it, with its last error. */
export function Dependencies({ status }: { status: InstallationStatus }) {
  const t = useTranslations("operator.dependencies");
  const seen: Seen[] = [
    ...status.web.map((dependency) => ({ ...dependency, by: "web" as const })),
    ...(status.workers?.dependencies ?? []).map((dependency) => ({ ...dependency, by: "workers" as const })),
  ].sort((left, right) => left.name.localeCompare(right.name));
  return (
    <OperatorSection title={t("title")} text={t("text")}>
      <OperatorTable label={t("title")} columns={[...(["name", "by", "state", "version"] as const).map((id) => ({ id, label: t(id) })), { id: "latency", label: t("latency"), isNumeric: true }, { id: "lastError", label: t("lastError") }]}>
        {seen.map((dependency) => (
          <Row key={`${dependency.by}-${dependency.name}`} dependency={dependency} />
        ))}
      </OperatorTable>
    </OperatorSection>
  );
}

function Row({ dependency }: { dependency: Seen }) {
  const t = useTranslations("operator.dependencies");
  const format = useFormatter();
  const { name, by, ok, required, version, latencyMs, lastError, lastErrorAt } = dependency;
  const known = t.has(`names.${name}`) ? t(`names.${name}`) : name;
  return (
    <tr>
      <td className={classes.name}>{known}</td>
      <td>{t(`apps.${by}`)}</td>
      <td>
        <State tone={ok ? "good" : required ? "bad" : "attention"}>{ok ? t("ok") : required ? t("away") : t("awayLimited")}</State>
      </td>
      <td>{version ?? "–"}</td>
      <td data-numeric>{latencyMs === null ? "–" : format.number(latencyMs, { style: "unit", unit: "millisecond" })}</td>
      <td className={classes.reason}>
        {lastError ?? "–"} {lastErrorAt ? <RelativeTime value={lastErrorAt} /> : null}
      </td>
    </tr>
  );
}
