"use client";

import type { Platform } from "@fanfare/contracts/platforms";
import { List, Stack, Title } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { DoorHeading } from "@/features/auth/door-heading.tsx";

/** A request for erasure as its page tells it: nothing in it says whose it is. `accounts` is null until it is done. */
export type DeletionShown = { platform: Platform; requestedAt: Date; completedAt: Date | null; accounts: number | null };

const erased = ["tokens", "figures", "audience", "posts"] as const;
const kept = ["campaigns", "profile"] as const;

/** What became of somebody's wish that their data be erased, for whoever has the code. */
export function DataDeletionScreen({ deletion: { platform, requestedAt, completedAt, accounts } }: { deletion: DeletionShown }) {
  const t = useTranslations("data-deletion");
  const platforms = useTranslations("common.platform");
  const format = useFormatter();
  // Nobody is signed in, so no zone is theirs.
  const day = (at: Date) => `${format.dateTime(at, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;
  const state = completedAt === null ? "waiting" : accounts ? "done" : "nothing";
  const words = { platform: platforms(platform), requested: day(requestedAt) };
  return (
    <Stack gap="md">
      <DoorHeading title={t(`${state}.title`)}>{completedAt === null ? t("waiting.text", words) : t(accounts ? "done.text" : "nothing.text", { ...words, completed: day(completedAt) })}</DoorHeading>
      {state === "done" ? (
        <>
          <Told title={t("erased.title")} points={erased.map((what) => t(`erased.${what}`, { platform: words.platform }))} />
          <Told title={t("kept.title")} points={kept.map((what) => t(`kept.${what}`))} />
        </>
      ) : null}
    </Stack>
  );
}

function Told({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <List>
        {points.map((point) => (
          <List.Item key={point}>{point}</List.Item>
        ))}
      </List>
    </section>
  );
}
