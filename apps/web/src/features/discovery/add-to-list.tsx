"use client";

import { Button, Menu, TextInput } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notifyWithUndo } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

type AddToListProps = { creatorIds: readonly string[]; onDone?: () => void; isPrimary?: boolean };

const changed = ["creators", "discovery.query.findRelations"] as const;

/** Puts creators on a list, an existing or a new one. It can be taken back. */
export function AddToList({ creatorIds, onDone, isPrimary = false }: AddToListProps) {
  const t = useTranslations("discovery.list");
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [isOpen, setOpen] = useState(false);
  const lists = useQuery({ ...trpc.creators.query.findLists.queryOptions(), enabled: isOpen });
  const remove = useCommand(trpc.creators.command.removeFromList, { invalidates: changed });
  const add = useCommand(trpc.creators.command.addToList, {
    invalidates: changed,
    onDone: (output, input) => {
      const listName = lists.data?.find((list) => list.id === input.listId)?.name ?? name;
      notifyWithUndo(t("added", { count: output.changed, name: listName }), () => remove.mutate(input));
      setName("");
      onDone?.();
    },
  });
  const create = useCommand(trpc.creators.command.createList, { invalidates: changed });
  const addTo = (listId: string) => add.mutate({ listId, creatorIds: [...creatorIds] });
  const addToNew = async () => {
    const trimmed = name.trim();
    if (!trimmed) return;
    const receipt = await create.mutateAsync({ name: trimmed }).catch(() => null);
    if (!receipt) return;
    setOpen(false);
    addTo(receipt.id);
  };
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant={isPrimary ? "filled" : "default"} size="sm" leftSection={<IconListDetails size={16} />} disabled={creatorIds.length === 0} loading={add.isPending}>
          {t("add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(lists.data ?? []).map((list) => (
          <Menu.Item key={list.id} onClick={() => addTo(list.id)} rightSection={list.size}>
            {list.name}
          </Menu.Item>
        ))}
        {lists.data && lists.data.length > 0 ? <Menu.Divider /> : null}
        <form
          style={{ display: "flex", gap: 8, padding: 8 }}
          onSubmit={(event) => {
            event.preventDefault();
            void addToNew();
          }}
        >
          <TextInput aria-label={t("newName")} placeholder={t("newName")} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={120} data-autofocus />
          <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} disabled={!name.trim()}>
            {t("create")}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
