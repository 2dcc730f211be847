"use client";

import { Anchor, Button, TextInput } from "@mantine/core";
import { IconFileImport, IconListDetails } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./creators-screen.module.css";

/** The organization's own creators: its lists, and the files they came from. */
export function CreatorsScreen() {
  const t = useTranslations("creators");
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          <Button component={Link} href="/creators/import" leftSection={<IconFileImport size={16} />}>
            {t("import.action")}
          </Button>
        }
        secondary={
          <Button component={Link} href="/discover?sort=followers" variant="default">
            {t("all")}
          </Button>
        }
      />
      <div className={classes.layout}>
        <Lists />
        <Imports />
      </div>
    </>
  );
}

function Lists() {
  const t = useTranslations("creators.list");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const lists = useQuery(trpc.creators.query.findLists.queryOptions());
  const [name, setName] = useState("");
  const create = useCommand(trpc.creators.command.createList, { invalidates: ["creators"], onDone: (receipt) => router.push(`/creators/lists/${receipt.id}`) });
  return (
    <section className={classes.section} aria-labelledby="lists">
      <h2 id="lists" className={classes.heading}>
        {t("title")}
      </h2>
      {!lists.data ? <RowsSkeleton label={common("loading")} rows={3} /> : null}
      {lists.data?.length === 0 ? <EmptyState icon={<IconListDetails size={28} />} title={t("empty.title")} text={t("empty.text")} /> : null}
      <ul className={classes.rows}>
        {lists.data?.map((list) => (
          <li key={list.id}>
            <Link href={`/creators/lists/${list.id}`} className={classes.row}>
              <span className={classes.name}>{list.name}</span>
              <span className={classes.dim}>{t("size", { count: list.size })}</span>
            </Link>
          </li>
        ))}
      </ul>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate({ name: name.trim() });
        }}
      >
        <TextInput aria-label={t("newName")} placeholder={t("newName")} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={create.isPending} disabled={!name.trim()}>
          {t("create")}
        </Button>
      </form>
    </section>
  );
}

function Imports() {
  const t = useTranslations("creators.import");
  const { number } = useFormatter();
  const imports = useQuery(useTRPC().creators.query.findImports.queryOptions());
  return (
    <section className={classes.section} aria-labelledby="imports">
      <h2 id="imports" className={classes.heading}>
        {t("recent")}
      </h2>
      {imports.data?.length === 0 ? (
        <EmptyState icon={<IconFileImport size={28} />} title={t("empty.title")} text={t("empty.text")} action={<Anchor component={Link} href="/creators/import">{t("action")}</Anchor>} />
      ) : null}
      <ul className={classes.rows}>
        {imports.data?.map((file) => (
          <li key={file.id}>
            <Link href={`/creators/import/${file.id}`} className={classes.row}>
              <span>
                <span className={classes.name}>{file.fileName}</span>
                <span className={classes.dim}>
                  <DateText value={file.createdAt} hasTime /> · {t("counts", { created: number(file.created), updated: number(file.updated), rejected: number(file.rejected) })}
                </span>
              </span>
              <StatusBadge status={file.status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
