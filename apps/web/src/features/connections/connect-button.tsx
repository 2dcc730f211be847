"use client";

import type { Platform } from "@fanfare/contracts/platforms";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

type ConnectButtonProps = { platform: Platform; variant: "filled" | "default" | "subtle"; children: ReactNode };

/** Takes the browser to the platform's consent screen. */
export function ConnectButton({ platform, variant, children }: ConnectButtonProps) {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const [isLeaving, setLeaving] = useLeaving();
  const begin = useCommand(useTRPC().tracking.command.beginConnect, {
    onDone: ({ consentUrl }) => {
      setLeaving(true);
      window.location.assign(consentUrl);
    },
    onRefused: () => true,
  });
  return (
    <div>
      <Button variant={variant} loading={begin.isPending || isLeaving} onClick={() => begin.mutate({ platform })}>
        {children}
      </Button>
      <span role="status" hidden={!isLeaving}>
        {isLeaving ? t("leaving", { platform: platforms(platform) }) : null}
      </span>
      <FormError fault={begin.fault} />
    </div>
  );
}

/** Whether the page is being left; a page that comes back from the browser's memory is not. */
function useLeaving() {
  const state = useState(false);
  const [, setLeaving] = state;
  useEffect(() => {
    const back = () => setLeaving(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, [setLeaving]);
  return state;
}
