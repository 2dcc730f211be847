"use client";

import { Button, Group, Progress } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { FormError } from "@/components/form-error.tsx";
import { formatBytes } from "@/lib/bytes.ts";
import classes from "./upload-progress.module.css";
import type { UploadState, UploadStore } from "./upload-store.ts";

/** A file on its way: how much of it is there, how long it still takes, and how to hold, go on with or stop it. */
export function UploadProgress({ state, store }: { state: UploadState; store: UploadStore }) {
  const t = useTranslations("media.upload");
  if (state.kind === "idle") return null;
  if (state.kind === "failed") {
    return (
      <FormError
        fault={state.fault}
        action={
          <Group gap="xs" mt="xs">
            <Button size="compact-sm" variant="default" onClick={() => store.retry()}>
              {t("again")}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => store.reset()}>
              {t("other")}
            </Button>
          </Group>
        }
      />
    );
  }
  const isOnTheWay = state.kind === "sending" || state.kind === "paused" || state.kind === "waiting";
  const sent = state.kind === "arrived" ? state.total : isOnTheWay ? state.sent : 0;
  return (
    <div className={classes.root} data-state={state.kind}>
      <div className={classes.line}>
        <span className={classes.name}>{state.fileName}</span>
        <Words state={state} />
      </div>
      <Progress.Root size={8}>
        <Progress.Section value={(sent / state.total) * 100} aria-label={t("label", { name: state.fileName })} color={state.kind === "waiting" ? "brass" : "pine"} />
      </Progress.Root>
      <Buttons state={state} store={store} />
    </div>
  );
}

function Words({ state }: { state: Exclude<UploadState, { kind: "idle" | "failed" }> }) {
  const t = useTranslations("media.upload");
  const locale = useLocale();
  const { number } = useFormatter();
  const size = (bytes: number) => formatBytes(bytes, locale);
  if (state.kind === "starting") return <span className={classes.words}>{t("starting")}</span>;
  if (state.kind === "arrived") return <span className={classes.words}>{t("arrived", { total: size(state.total) })}</span>;
  const seconds = state.bytesPerSecond ? Math.ceil((state.total - state.sent) / state.bytesPerSecond) : null;
  const amount = t("amount", { sent: size(state.sent), total: size(state.total), percent: number(state.sent / state.total, { style: "percent" }) });
  return (
    <span className={`${classes.words} tabular`} role="status">
      {amount}
      {state.kind === "paused" ? ` · ${t("paused")}` : null}
      {state.kind === "waiting" ? ` · ${t("waiting")}` : null}
      {seconds !== null && seconds > 2 ? ` · ${seconds < 90 ? t("secondsLeft", { seconds }) : t("minutesLeft", { minutes: Math.round(seconds / 60) })}` : null}
    </span>
  );
}

function Buttons({ state, store }: { state: UploadState; store: UploadStore }) {
  const t = useTranslations("media.upload");
  if (state.kind !== "sending" && state.kind !== "paused" && state.kind !== "waiting") return null;
  return (
    <div className={classes.buttons}>
      {state.kind === "paused" ? (
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={() => store.resume()}>
          {t("resume")}
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconPlayerPause size={16} />} onClick={() => store.pause()}>
          {t("pause")}
        </Button>
      )}
      <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} />} onClick={() => void store.cancel()}>
        {t("cancel")}
      </Button>
    </div>
  );
}
