"use client";

import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { DoorHeading } from "./door-heading.tsx";
import { FirstBrands } from "./first-brands.tsx";
import { formFault, useDoorForm } from "./use-door-form.ts";
import classes from "./welcome-screen.module.css";

type Kind = "agency" | "brand";

/** The first organization: its name and kind, then, if wanted, the brands it works for. */
export function WelcomeScreen({ mailedTo }: { mailedTo: string | null }) {
  const t = useTranslations("auth.welcome");
  const [founded, setFounded] = useState<{ name: string; kind: Kind }>();
  const form = useDoorForm<{ name: string; kind: Kind }>({ name: "", kind: "agency" });
  const create = useCommand(useTRPC().identity.command.createOrganization, {
    onDone: (_receipt, { name, kind }) => setFounded({ name, kind }),
    onRefused: form.refuse,
  });
  if (founded) return <FirstBrands {...founded} />;
  return (
    <>
      <DoorHeading title={t("title")}>{mailedTo ? t("mailed", { email: mailedTo }) : t("text")}</DoorHeading>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput label={t("name")} autoComplete="organization" required withAsterisk={false} size="md" data-autofocus key={form.key("name")} {...form.getInputProps("name")} />
          <Radio.Group label={t("kind")} size="md" key={form.key("kind")} {...form.getInputProps("kind")}>
            <div className={classes.kinds}>
              {(["agency", "brand"] as const).map((kind) => (
                <Radio.Card key={kind} value={kind} className={classes.kind ?? ""}>
                  <Radio.Indicator />
                  <span>
                    <span className={classes.kindName}>{t(`${kind}.name`)}</span>
                    <span className={classes.kindText}>{t(`${kind}.text`)}</span>
                  </span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
          <FormError fault={formFault(create.fault)} />
          <Button type="submit" size="md" loading={create.isPending}>
            {t("submit")}
          </Button>
        </Stack>
      </form>
    </>
  );
}
