"use client";

import type { SavedSearchView } from "@fanfare/contracts/discovery";
import { ActionIcon, Badge, Button, Popover, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconBell, IconBellOff, IconBookmark, IconLink, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useMay } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import type { DiscoverState } from "../use-discover-state.ts";
import classes from "./saved.module.css";
import { useSavedSearches, type SavedSearches } from "./use-saved-searches.ts";

const longestName = 120;

/** Searches kept for the organization: open, save, rename, be told of new matches, remove; and the link to what is on screen. */
export function SavedMenu({ state }: { state: DiscoverState }) {
  const t = useTranslations("discovery.saved");
  const saved = useSavedSearches(state);
  const mayWrite = useMay("creators.write");
  const [isOpen, setOpen] = useState(false);
  const clipboard = useClipboard();
  const { current, isChanged, newMatches } = saved;
  const copy = () => {
    clipboard.copy(window.location.href);
    notifyDone(t("linkCopied"));
  };
  return (
    <>
      <Tooltip label={t("copyLink")}>
        <ActionIcon variant="default" size={36} aria-label={t("copyLink")} onClick={copy}>
          <IconLink size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} withinPortal trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} />} onClick={() => setOpen(!isOpen)}>
            <span className={classes.target}>{current ? (isChanged ? t("currentChanged", { name: current.name }) : current.name) : t("title")}</span>
            {newMatches > 0 ? (
              <Badge color="brass" ml={8} aria-label={t("newMatches", { count: newMatches })}>
                {newMatches}
              </Badge>
            ) : null}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {saved.isError ? <p role="alert" className={classes.none}>{t("failed")}</p> : null}
          {saved.searches.length === 0 && !saved.isError ? <p className={classes.none}>{t("none")}</p> : null}
          <ul className={classes.list}>
            {saved.searches.map((search) => (
              <SavedRow key={search.id} search={search} saved={saved} mayWrite={mayWrite} isCurrent={search.id === current?.id} onOpened={() => setOpen(false)} />
            ))}
          </ul>
          {mayWrite ? <SaveForms state={state} saved={saved} onDone={() => setOpen(false)} /> : null}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

type SavedRowProps = { search: SavedSearchView; saved: SavedSearches; mayWrite: boolean; isCurrent: boolean; onOpened: () => void };

function SavedRow({ search, saved, mayWrite, isCurrent, onOpened }: SavedRowProps) {
  const t = useTranslations("discovery.saved");
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) {
    return (
      <li className={classes.row}>
        <NameForm label={t("rename", { name: search.name })} initial={search.name} button={t("renameDone")} isBusy={saved.isBusy}
          onName={(name) => {
            saved.change(search, { name });
            setRenaming(false);
          }} />
      </li>
    );
  }
  const alert = t(search.hasAlert ? "alertOff" : "alertOn", { name: search.name });
  return (
    <li className={classes.row}>
      <UnstyledButton
        className={classes.open}
        aria-current={isCurrent || undefined}
        onClick={() => {
          saved.open(search);
          onOpened();
        }}
      >
        <span className={classes.name}>{search.name}</span>
        {search.newMatches ? <Badge color="brass">{t("new", { count: search.newMatches })}</Badge> : null}
      </UnstyledButton>
      {mayWrite ? (
        <>
          <Tool label={alert} isPressed={search.hasAlert} onClick={() => saved.change(search, { hasAlert: !search.hasAlert })} icon={search.hasAlert ? <IconBell size={16} /> : <IconBellOff size={16} />} />
          <Tool label={t("rename", { name: search.name })} onClick={() => setRenaming(true)} icon={<IconPencil size={16} />} />
          <Tool label={t("remove", { name: search.name })} onClick={() => saved.remove(search)} icon={<IconTrash size={16} />} />
        </>
      ) : null}
    </li>
  );
}

function Tool({ label, icon, onClick, isPressed }: { label: string; icon: ReactNode; onClick: () => void; isPressed?: boolean }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={32} aria-label={label} aria-pressed={isPressed} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** What is on screen, put into the saved search it came from, or saved under a new name. */
function SaveForms({ state, saved, onDone }: { state: DiscoverState; saved: SavedSearches; onDone: () => void }) {
  const t = useTranslations("discovery.saved");
  const { current, isChanged } = saved;
  return (
    <div className={classes.save}>
      {current && isChanged ? (
        <Button
          variant="default"
          fullWidth
          loading={saved.isBusy}
          onClick={() => {
            saved.change(current, { filter: state.filter, sort: state.sort });
            onDone();
          }}
        >
          {t("saveChanges", { name: current.name })}
        </Button>
      ) : null}
      <NameForm label={t("newName")} initial="" button={t("save")} isBusy={saved.isBusy}
        onName={(name) => {
          saved.save(name);
          onDone();
        }} />
    </div>
  );
}

function NameForm({ label, initial, button, isBusy, onName }: { label: string; initial: string; button: string; isBusy: boolean; onName: (name: string) => void }) {
  const [name, setName] = useState(initial);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onName(name.trim());
      }}
    >
      <TextInput className={classes.field ?? ""} aria-label={label} placeholder={label} maxLength={longestName} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus={initial !== "" || undefined} />
      <Button type="submit" variant="default" loading={isBusy} disabled={!name.trim()}>
        {button}
      </Button>
    </form>
  );
}
