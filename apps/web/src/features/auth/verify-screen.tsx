"use client";

import { Button, Loader, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { DoorHeading } from "./door-heading.tsx";

/** Confirms an address by itself when the letter's link is opened; programs that only look at links do not. */
export function VerifyScreen({ token }: { token: string }) {
  const t = useTranslations("auth.verify");
  const verify = useCommand(useTRPC().identity.command.verifyEmail, { onRefused: () => true });
  const isAsked = useRef(false);
  const { mutate } = verify;
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    mutate({ token });
  }, [mutate, token]);
  if (verify.isError) {
    return (
      <Stack gap="md">
        <DoorHeading title={t("failed")} />
        <FormError fault={verify.fault} />
        <Text c="dimmed">{t("failedText")}</Text>
        <GoOn />
      </Stack>
    );
  }
  return (
    <Stack gap="md" role="status">
      <DoorHeading title={verify.isSuccess ? t("done") : t("running")}>{verify.isSuccess ? t("doneText") : null}</DoorHeading>
      {verify.isSuccess ? <GoOn /> : <Loader size="sm" />}
    </Stack>
  );
}

function GoOn() {
  const t = useTranslations("auth.verify");
  return (
    <Button component={Link} href="/" size="md">
      {t("goOn")}
    </Button>
  );
}
