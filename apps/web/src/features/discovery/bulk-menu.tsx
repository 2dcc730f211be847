"use client";

import { bulkLimit, type BulkAction, type BulkTarget } from "@fanfare/contracts/discovery";
import { Button, Menu, ScrollArea, TextInput } from "@mantine/core";
import { IconChevronDown, IconFileSpreadsheet, IconFileTypeCsv, IconListDetails, IconPlus, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./bulk.module.css";

type BulkMenuProps = {
  /** Chosen creators, or all results of a filter in an order. */
  target: BulkTarget;
  /** How many that is. */
  count: number;
  onStarted?: () => void;
  /** Where another action of the screen comes first. */
  isQuiet?: boolean;
};

/** What can be done with many creators at once; it goes on in the background, and `BulkPanel` shows how far it is. */
export function BulkMenu({ target, count, onStarted, isQuiet = false }: BulkMenuProps) {
  const t = useTranslations("bulk");
  const mayWrite = useMay("creators.write");
  const mayInvite = useMay("collaborations.decide");
  const [isOpen, setOpen] = useState(false);
  const start = useCommand(useTRPC().discovery.command.startBulk, {
    invalidates: ["discovery.query.findBulks"],
    onDone: () => {
      notifyDone(t("started", { count: Math.min(count, bulkLimit) }));
      onStarted?.();
    },
  });
  const begin = (action: BulkAction) => {
    setOpen(false);
    start.mutate({ target, action });
  };
  if (!mayWrite) return null;
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={300} withinPortal>
      <Menu.Target>
        <Button variant={isQuiet ? "default" : "filled"} rightSection={<IconChevronDown size={16} />} loading={start.isPending} disabled={count === 0}>
          {t("menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{count > bulkLimit ? t("firstOnly", { limit: bulkLimit }) : t("about", { count })}</Menu.Label>
        <ListItems isOpen={isOpen} onChoose={(listId) => begin({ kind: "add-to-list", listId })} />
        {mayInvite ? <CampaignItems isOpen={isOpen} onChoose={(campaignId) => begin({ kind: "invite-to-campaign", campaignId })} /> : null}
        <Menu.Divider />
        <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={() => begin({ kind: "export", format: "csv" })}>
          {t("export.csv")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} />} onClick={() => begin({ kind: "export", format: "xlsx" })}>
          {t("export.xlsx")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type ItemsProps = { isOpen: boolean; onChoose: (id: string) => void };

function ListItems({ isOpen, onChoose }: ItemsProps) {
  const t = useTranslations("bulk");
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const lists = useQuery({ ...trpc.creators.query.findLists.queryOptions(), enabled: isOpen });
  const create = useCommand(trpc.creators.command.createList, { invalidates: ["creators.query.findLists"], onDone: ({ id }) => onChoose(id) });
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconListDetails size={16} />}>{t("addToList")}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <ScrollArea.Autosize mah={280}>
          {(lists.data ?? []).map((list) => (
            <Menu.Item key={list.id} onClick={() => onChoose(list.id)} rightSection={list.size}>
              {list.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
        <form
          className={classes.newList}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) create.mutate({ name: name.trim() });
          }}
        >
          <TextInput aria-label={t("newList")} placeholder={t("newList")} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} loading={create.isPending} disabled={!name.trim()}>
            {t("createList")}
          </Button>
        </form>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function CampaignItems({ isOpen, onChoose }: ItemsProps) {
  const t = useTranslations("bulk");
  const campaigns = useQuery({
    ...useTRPC().campaigns.query.findCampaigns.queryOptions({ status: ["live"], brandId: null, text: "", limit: 200 }),
    enabled: isOpen,
  });
  const rows = campaigns.data?.rows ?? [];
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconSend size={16} />}>{t("invite")}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <ScrollArea.Autosize mah={320}>
          {rows.map((campaign) => (
            <Menu.Item key={campaign.id} onClick={() => onChoose(campaign.id)}>
              {campaign.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
        {campaigns.data && rows.length === 0 ? <Menu.Label>{t("noCampaign")}</Menu.Label> : null}
        <Menu.Label>{t("inviteHint")}</Menu.Label>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
