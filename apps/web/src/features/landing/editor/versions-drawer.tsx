"use client";

import type { LandingPageView } from "@fanfare/contracts/landing";
import { Button, Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./editor.module.css";
import type { Editor } from "./use-editor.ts";

type VersionsDrawerProps = { editor: Editor; view: LandingPageView; isReadOnly: boolean; isOpen: boolean; onClose: () => void };

/** Every version that was published; each can be brought back into the editor. */
export function VersionsDrawer({ editor, view, isReadOnly, isOpen, onClose }: VersionsDrawerProps) {
  const t = useTranslations("landing.editor.versions");
  const command = useCommand(useTRPC().campaigns.command.restoreLandingPageVersion, { invalidates: ["campaigns"] });
  const { withVersion } = editor.autosave;
  const restore = async (number: number) => {
    const isDone = await withVersion((expectedVersion) => command.mutateAsync({ campaignId: view.campaignId, expectedVersion, number }));
    if (!isDone) return;
    await editor.loadNewer();
    onClose();
    notifyDone(t("restored", { number }));
  };
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={t("title")}>
      {view.versions.length === 0 ? <p className={classes.quiet}>{t("none")}</p> : null}
      <ol className={classes.versions}>
        {view.versions.map((version) => (
          <li key={version.number} className={classes.version}>
            <div>
              <strong>{t("number", { number: version.number })}</strong>
              {version.number === view.publishedVersion ? ` · ${t("current")}` : null}
              <div className={classes.quiet}>
                <RelativeTime value={version.publishedAt} /> · {version.publishedByName} · {t("blocks", { count: version.blockCount })}
              </div>
            </div>
            {isReadOnly ? null : (
              <Button variant="default" size="compact-sm" aria-label={t("restoreNumber", { number: version.number })} disabled={command.isPending} onClick={() => void restore(version.number)}>
                {t("restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
