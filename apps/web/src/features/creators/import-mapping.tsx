"use client";

import { importFields, type ImportDefaults, type ImportField, type ImportMapping, type ImportView } from "@fanfare/contracts/creators";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { Button, Select, Table } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./creators-screen.module.css";

/** What each column means, and the first rows as they would be stored under it. */
export function ImportMappingForm({ file }: { file: ImportView }) {
  const t = useTranslations("creators.import");
  const common = useTranslations("common.platform");
  const trpc = useTRPC();
  const [mapping, setMapping] = useState<ImportMapping>(file.mapping);
  const [defaults, setDefaults] = useState<ImportDefaults>(file.defaults);
  const start = useCommand(trpc.creators.command.startImport, { invalidates: ["creators"], onRefused: () => true });
  return (
    <div className={classes.steps}>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t("columns")}</h2>
        <div className={classes.columns}>
          {file.columns.map((column, index) => (
            <ColumnMeaning key={`${index} ${column}`} column={column} index={index} mapping={mapping} onChange={setMapping} />
          ))}
        </div>
        <Select
          label={t("platformForAll")}
          description={t("platformForAllHint")}
          maw={320}
          clearable
          data={platforms.map((value) => ({ value, label: common(value) }))}
          value={defaults.platform}
          onChange={(platform) => setDefaults({ ...defaults, platform: platform as Platform | null })}
        />
      </section>
      <Preview importId={file.id} mapping={mapping} defaults={defaults} />
      <FormError fault={start.fault} />
      <div className={classes.actions}>
        <Button loading={start.isPending} onClick={() => start.mutate({ importId: file.id, mapping, defaults })}>
          {t("start", { count: file.totalRows })}
        </Button>
      </div>
    </div>
  );
}

type ColumnProps = { column: string; index: number; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void };

function ColumnMeaning({ column, index, mapping, onChange }: ColumnProps) {
  const t = useTranslations("creators.import");
  const field = useTranslations("creators.field");
  const change = (meaning: ImportField | null) => {
    // A meaning belongs to one column: taking it here takes it away there.
    const others = Object.entries(mapping).filter(([key, value]) => key !== String(index) && value !== meaning);
    onChange(Object.fromEntries(meaning ? [...others, [String(index), meaning]] : others));
  };
  return (
    <Select
      label={column || t("unnamed", { number: index + 1 })}
      placeholder={t("leftOut")}
      clearable
      searchable
      data={importFields.map((value) => ({ value, label: field(value) }))}
      value={mapping[String(index)] ?? null}
      onChange={(value) => change(value as ImportField | null)}
    />
  );
}

function Preview({ importId, mapping, defaults }: { importId: string; mapping: ImportMapping; defaults: ImportDefaults }) {
  const t = useTranslations("creators.import");
  const field = useTranslations("creators.field");
  const common = useTranslations("common");
  const { number } = useFormatter();
  const preview = useQuery({ ...useTRPC().creators.query.previewImport.queryOptions({ importId, mapping, defaults }), placeholderData: keepPreviousData });
  if (preview.isError) return <p role="alert">{preview.error.message}</p>;
  if (!preview.data) return <RowsSkeleton label={common("loading")} />;
  const problems = preview.data.rows.filter((row) => row.problem !== null).length;
  const count = (value: number | null) => (value === null ? "–" : number(value));
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t("preview", { count: preview.data.rows.length })}</h2>
      {problems > 0 ? <p className={classes.problem}>{t("problems", { count: problems })}</p> : null}
      <div className={classes.preview} tabIndex={0} role="region" aria-label={t("preview", { count: preview.data.rows.length })}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("row")}</Table.Th>
              <Table.Th>{field("displayName")}</Table.Th>
              <Table.Th>{field("handle")}</Table.Th>
              <Table.Th ta="end">{field("followers")}</Table.Th>
              <Table.Th ta="end">{field("averageViews")}</Table.Th>
              <Table.Th>{field("language")}</Table.Th>
              <Table.Th>{field("country")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.data.rows.map((row) => (
              <Table.Tr key={row.rowNumber}>
                <Table.Td>{row.rowNumber}</Table.Td>
                {row.creator ? (
                  <>
                    <Table.Td>{row.creator.displayName}</Table.Td>
                    <Table.Td>
                      <PlatformIcon platform={row.creator.platform} isNameHidden size={14} /> @{row.creator.handle}
                    </Table.Td>
                    <Table.Td ta="end">{count(row.creator.followers)}</Table.Td>
                    <Table.Td ta="end">{count(row.creator.averageViews)}</Table.Td>
                    <Table.Td>{row.creator.languages.join(", ") || "–"}</Table.Td>
                    <Table.Td>{row.creator.country ?? "–"}</Table.Td>
                  </>
                ) : (
                  <Table.Td colSpan={6} className={classes.problem ?? ""}>
                    {row.problem}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
