"use client";

import type { CreatorCard } from "@fanfare/contracts/discovery";
import { Button } from "@mantine/core";
import { IconTrash, IconUserMinus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataGrid, emptySelection, usePeek } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { notifyWithUndo } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { CreatorName, useCreatorColumns } from "../discovery/creator-columns.tsx";
import { CreatorPeek } from "../discovery/creator-peek.tsx";

/** One list: its creators, and taking some off again. */
export function ListScreen({ listId }: { listId: string }) {
  const t = useTranslations("creators.list");
  const router = useRouter();
  const trpc = useTRPC();
  const found = useQuery(trpc.creators.query.findList.queryOptions({ listId }));
  const creators = found.data?.creators ?? [];
  const columns = useCreatorColumns(false);
  const peek = usePeek<CreatorCard>(creators, (card) => card.id);
  const [selection, setSelection] = useState(emptySelection);
  const add = useCommand(trpc.creators.command.addToList, { invalidates: ["creators"] });
  const remove = useCommand(trpc.creators.command.removeFromList, {
    invalidates: ["creators"],
    onDone: (output, input) => {
      setSelection(emptySelection);
      notifyWithUndo(t("takenOff", { count: output.changed }), () => add.mutate(input));
    },
  });
  const removeList = useCommand(trpc.creators.command.removeList, { invalidates: ["creators"], onDone: () => router.push("/creators") });
  const isEmpty = found.data?.list.size === 0;
  return (
    <>
      <PageHeader
        title={found.data?.list.name ?? "…"}
        breadcrumbs={[{ label: t("crumb"), href: "/creators" }]}
        meta={found.data ? t("size", { count: found.data.list.size }) : null}
        secondary={
          isEmpty ? (
            <Button variant="default" leftSection={<IconTrash size={16} />} loading={removeList.isPending} onClick={() => removeList.mutate({ listId })}>
              {t("remove")}
            </Button>
          ) : null
        }
        action={
          <Button component={Link} href={`/discover?notIn=${listId}`}>
            {t("findMore")}
          </Button>
        }
      />
      <DataGrid
        label={found.data?.list.name ?? t("title")}
        columns={columns}
        rows={creators}
        getRowId={(card) => card.id}
        getRowName={(card) => card.displayName}
        status={found.isError ? "error" : found.isPending ? "loading" : "ready"}
        error={found.error?.message}
        empty={<EmptyState title={t("nobody.title")} text={t("nobody.text")} />}
        onOpen={(card) => router.push(`/creators/${card.id}`)}
        onPeek={peek.open}
        peekedId={peek.id}
        selection={selection}
        onSelectionChange={setSelection}
        selectionBar={() => (
          <Button
            variant="default"
            leftSection={<IconUserMinus size={16} />}
            loading={remove.isPending}
            onClick={() => remove.mutate({ listId, creatorIds: selection.isAll ? creators.slice(0, 500).map((card) => card.id) : [...selection.ids] })}
          >
            {t("takeOff")}
          </Button>
        )}
        renderPhone={(card) => <CreatorName card={card} />}
      />
      <CreatorPeek peek={peek} />
    </>
  );
}
