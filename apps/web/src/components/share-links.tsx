"use client";

import { Button, Modal, Select, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconShare } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateText } from "./date-text.tsx";
import classes from "./share-links.module.css";
import { ToneBadge } from "./status-badge.tsx";

/** A button that opens what is said of sharing, a form that makes a link, and the links so far. */
export function ShareDialog({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const t = useTranslations("common.share");
  const [isOpen, modal] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconShare size={18} />} onClick={modal.open}>
        {t("action")}
      </Button>
      <Modal opened={isOpen} onClose={modal.close} title={title} size="lg">
        {isOpen ? (
          <Stack gap="lg">
            <Text c="dimmed">{text}</Text>
            {children}
          </Stack>
        ) : null}
      </Modal>
    </>
  );
}

const lifetimes = [7, 30, 90, null] as const;
const written = (days: number | null) => String(days ?? "forever");

/** For how many days a link works; null is until it is taken back. */
export function LifetimeSelect({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  const t = useTranslations("common.share");
  return (
    <Select
      label={t("expires")}
      value={written(days)}
      onChange={(value) => onChange(lifetimes.find((one) => written(one) === value) ?? null)}
      data={lifetimes.map((one) => ({ value: written(one), label: one === null ? t("forever") : t("days", { count: one }) }))}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

const tones = { open: "good", expired: "quiet", revoked: "quiet" } as const;

type Link = { id: string; createdAt: string; expiresAt: string | null; state: keyof typeof tones };
type ShareLinksProps<Shared extends Link> = {
  /** Undefined while they are looked up. */
  links: readonly Shared[] | undefined;
  none: string;
  name?: (link: Shared) => string;
  /** What is said of a link between its first day and its last. */
  facts: (link: Shared) => ReactNode;
  revoking: { isPending: boolean; id: string | undefined };
  onRevoke: (link: Shared) => void;
};

/** The links so far with their state; open ones can be taken back. */
export function ShareLinks<Shared extends Link>({ links, none, name, facts, revoking, onRevoke }: ShareLinksProps<Shared>) {
  const t = useTranslations("common.share");
  if (!links) return null;
  if (links.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <section aria-label={t("links")}>
      <h3 className={classes.heading}>{t("links")}</h3>
      <ul className={classes.links}>
        {links.map((link) => (
          <li key={link.id} className={classes.link}>
            <ToneBadge tone={tones[link.state]}>{t(`state.${link.state}`)}</ToneBadge>
            {name ? <span className={classes.name}>{name(link)}</span> : null}
            <span className={classes.facts}>
              <DateText value={link.createdAt} hasTime /> {facts(link)}
              {link.state === "open" ? <Until expiresAt={link.expiresAt} /> : null}
            </span>
            {link.state === "open" ? (
              <Button variant="subtle" color="red" size="compact-md" loading={revoking.isPending && revoking.id === link.id} onClick={() => onRevoke(link)}>
                {t("revoke")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Until({ expiresAt }: { expiresAt: string | null }) {
  const t = useTranslations("common.share");
  return (
    <>
      , {expiresAt ? t("until") : t("forever")} {expiresAt ? <DateText value={expiresAt} /> : null}
    </>
  );
}
