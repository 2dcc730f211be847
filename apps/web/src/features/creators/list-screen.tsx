"use client";

import type { CreatorCard } from "@fanfare/contracts/discovery";
import type { ListVoteView } from "@fanfare/contracts/list-shares";
import { Button } from "@mantine/core";
import { IconTrash, IconUserMinus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { DataGrid, emptySelection, usePeek, type GridColumn, type GridSort } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { notifyWithUndo } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { BulkMenu } from "../discovery/bulk-menu.tsx";
import { BulkPanel } from "../discovery/bulk-panel.tsx";
import { CreatorName, useCreatorColumns } from "../discovery/creator-columns.tsx";
import { CreatorPeek } from "../discovery/creator-peek.tsx";
import { byWish } from "./list-votes.ts";
import { ShareList } from "./share-list.tsx";
import { VotesCell, VoteTally } from "./votes-cell.tsx";

const noVotes: ListVoteView[] = [];

/** One list: its creators, what its readers said of them, who it is shared with, and taking creators off again. */
export function ListScreen({ listId }: { listId: string }) {
  const t = useTranslations("creators.list");
  const router = useRouter();
  const trpc = useTRPC();
  const mayWrite = useMay("creators.write");
  const found = useQuery(trpc.creators.query.findList.queryOptions({ listId }));
  const votes = useQuery(trpc.creators.query.findListVotes.queryOptions({ listId })).data ?? noVotes;
  const [sort, setSort] = useState<GridSort | null>(null);
  const creators = useSorted(found.data?.creators, votes, sort);
  const columns = useListColumns(votes);
  const peek = usePeek<CreatorCard>(creators, (card) => card.id);
  const [selection, setSelection] = useState(emptySelection);
  const chosen = selection.isAll ? creators.map((card) => card.id) : [...selection.ids];
  const { takeOff, isTakingOff, removeList } = useListCommands(() => setSelection(emptySelection));
  const size = found.data?.list.size ?? 0;
  return (
    <>
      <PageHeader
        title={found.data?.list.name ?? "…"}
        breadcrumbs={[{ label: t("crumb"), href: "/creators" }]}
        meta={found.data ? t("size", { count: size }) : null}
        secondary={
          !found.data || !mayWrite ? null : size === 0 ? (
            <Button variant="default" leftSection={<IconTrash size={16} />} loading={removeList.isPending} onClick={() => removeList.mutate({ listId })}>
              {t("remove")}
            </Button>
          ) : (
            <>
              <BulkMenu target={{ filter: { inLists: [listId] }, sort: "followers" }} count={size} isQuiet />
              <ShareList listId={listId} />
            </>
          )
        }
        action={
          <Button component={Link} href={`/discover?notIn=${listId}`}>
            {t("findMore")}
          </Button>
        }
      />
      <BulkPanel />
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
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        selectionBar={() => (
          <>
            <Button
              variant="default"
              leftSection={<IconUserMinus size={16} />}
              loading={isTakingOff}
              onClick={() => void takeOff(listId, chosen)}
            >
              {t("takeOff")}
            </Button>
            <BulkMenu target={{ creatorIds: chosen }} count={chosen.length} onStarted={() => setSelection(emptySelection)} />
          </>
        )}
        renderPhone={(card) => <PhoneRow card={card} votes={votes} />}
      />
      <CreatorPeek peek={peek} />
    </>
  );
}

/** On a phone the votes stand under the name; the row itself is a button, so they are none. */
function PhoneRow({ card, votes }: { card: CreatorCard; votes: readonly ListVoteView[] }) {
  const own = votes.filter(({ creatorId }) => creatorId === card.id);
  return (
    <>
      <CreatorName card={card} />
      {own.length > 0 ? <VoteTally votes={own} /> : null}
    </>
  );
}

/** As the list has them, or the most wanted first. */
function useSorted(creators: CreatorCard[] | undefined, votes: readonly ListVoteView[], sort: GridSort | null): CreatorCard[] {
  return useMemo(() => (sort?.id === "votes" ? byWish(creators ?? [], votes, sort.isDescending) : (creators ?? [])), [creators, votes, sort]);
}

/** The columns of creators, and the votes once there are any. */
function useListColumns(votes: readonly ListVoteView[]): GridColumn<CreatorCard>[] {
  const t = useTranslations("shared-list");
  const columns = useCreatorColumns(false);
  return useMemo(() => {
    if (votes.length === 0) return columns;
    const byCreator = Map.groupBy(votes, ({ creatorId }) => creatorId);
    const cell = (card: CreatorCard) => <VotesCell name={card.displayName} votes={byCreator.get(card.id) ?? noVotes} />;
    return [...columns.slice(0, 1), { id: "votes", header: t("votes"), width: 150, isSortable: true, cell }, ...columns.slice(1)];
  }, [columns, votes, t]);
}

/** As many as one call takes. */
const mostAtOnce = 500;

function useListCommands(onTakenOff: () => void) {
  const t = useTranslations("creators.list");
  const router = useRouter();
  const { command } = useTRPC().creators;
  const add = useCommand(command.addToList, { invalidates: ["creators"] });
  const remove = useCommand(command.removeFromList, { invalidates: ["creators"] });
  const removeList = useCommand(command.removeList, { invalidates: ["creators"], onDone: () => router.push("/creators") });
  /** Answers how many were changed; what was refused is told by the command itself, and ends it. */
  const each = async (change: typeof add | typeof remove, listId: string, creatorIds: readonly string[]): Promise<number> => {
    let changed = 0;
    for (let start = 0; start < creatorIds.length; start += mostAtOnce) {
      const output = await change.mutateAsync({ listId, creatorIds: creatorIds.slice(start, start + mostAtOnce) }).catch(() => null);
      if (!output) break;
      changed += output.changed;
    }
    return changed;
  };
  const takeOff = async (listId: string, creatorIds: readonly string[]) => {
    const changed = await each(remove, listId, creatorIds);
    if (changed === 0) return;
    onTakenOff();
    notifyWithUndo(t("takenOff", { count: changed }), () => void each(add, listId, creatorIds));
  };
  return { takeOff, isTakingOff: add.isPending || remove.isPending, removeList };
}
