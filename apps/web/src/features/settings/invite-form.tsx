"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { FormError } from "@/components/form-error.tsx";
import { formFault } from "@/features/auth/use-door-form.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./people-screen.module.css";
import { type Role, RoleSelect } from "./role-select.tsx";

/** Invites somebody; the link is shown this once, so that it can be handed over with or without mail. */
export function InviteForm() {
  const t = useTranslations("settings.people");
  const [role, setRole] = useState<Role>("manager");
  const [made, setMade] = useState<{ email: string; link: string; isMailed: boolean }[]>([]);
  const form = useForm({ initialValues: { email: "" } });
  const invite = useCommand(useTRPC().identity.command.inviteMember, {
    invalidates: ["identity.query.findInvitations", "identity.query.findActivity"],
    onDone: ({ link, isMailed }, { email }) => {
      setMade((before) => [{ email, link, isMailed }, ...before]);
      form.reset();
    },
    onRefused: (fault) => {
      form.setErrors(fault.fields ?? {});
      return true;
    },
  });
  return (
    <>
      <form onSubmit={form.onSubmit(({ email }) => invite.mutate({ email, role }))} noValidate className={classes.invite}>
        <TextInput label={t("invite.email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
        <RoleSelect label={t("invite.role")} value={role} onChange={setRole} />
        <Button type="submit" loading={invite.isPending}>
          {t("invite.submit")}
        </Button>
      </form>
      <p className={classes.can}>{t(`roles.${role}Can`)}</p>
      <FormError fault={formFault(invite.fault)} />
      <div role="status">
        {made.map(({ email, link, isMailed }) => (
          <div key={link} className={classes.made}>
            <span>{isMailed ? t("invite.mailed", { email }) : t("invite.notMailed", { email })}</span>
            <CopyField value={link} aria-label={t("invite.link", { email })} />
          </div>
        ))}
      </div>
    </>
  );
}
