import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { DataDeletionScreen } from "@/features/connections/data-deletion-screen.tsx";
import { getApp } from "@/server/app.ts";
import { findDeletion } from "@/server/webhooks/find-deletion.ts";

/** The code is in the address, so nothing may keep it or pass it on. */
export const generateMetadata = async () => ({
  title: (await getTranslations("data-deletion"))("title"),
  referrer: "no-referrer" as const,
  robots: { index: false, follow: false, nocache: true },
});

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const [deletion, t] = await Promise.all([findDeletion(getApp(), code, new Headers(await headers())), getTranslations("data-deletion")]);
  return deletion ? <DataDeletionScreen deletion={deletion} /> : <DoorHeading title={t("missing.title")}>{t("missing.text")}</DoorHeading>;
}
