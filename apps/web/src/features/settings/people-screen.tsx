"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberRow } from "./member-row.tsx";
import { OpenInvitations } from "./open-invitations.tsx";
import classes from "./people-screen.module.css";
import { SettingsSection } from "./settings-section.tsx";

/** Who belongs to the organization and who is asked to. */
export function PeopleScreen() {
  const t = useTranslations("settings.people");
  const common = useTranslations("common");
  const members = useQuery(useTRPC().identity.query.findMembers.queryOptions());
  const mayManage = useMay("members.manage");
  const owners = members.data?.filter(({ role }) => role === "owner").length ?? 0;
  return (
    <>
      {mayManage ? (
        <SettingsSection title={t("invite.title")} text={t("invite.text")} isWide>
          <InviteForm />
          <OpenInvitations />
        </SettingsSection>
      ) : null}
      <SettingsSection title={t("title")} text={mayManage ? t("text") : t("readOnly")} isWide>
        {!members.data ? <RowsSkeleton label={common("loading")} rows={4} /> : null}
        <ul className={classes.rows}>
          {members.data?.map((member) => <MemberRow key={member.id} member={member} mayManage={mayManage} isLastOwner={member.role === "owner" && owners === 1} />)}
        </ul>
      </SettingsSection>
    </>
  );
}
