import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { MessageScreen } from "@/components/message-screen.tsx";
import { SharedFrame } from "@/features/creators/shared/shared-frame.tsx";
import { SharedListScreen } from "@/features/creators/shared/shared-list-screen.tsx";
import { getApp } from "@/server/app.ts";
import { openSharedList } from "@/server/creators/open-shared-list.ts";

/** The key is in the address, so nothing may keep it or pass it on. */
export const generateMetadata = async () => ({
  title: (await getTranslations("shared-list"))("pageTitle"),
  referrer: "no-referrer" as const,
  robots: { index: false, follow: false, nocache: true },
});

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await openSharedList(getApp(), token, new Headers(await headers()));
  if (opened.kind === "missing") notFound();
  const t = await getTranslations("shared-list");
  return (
    <SharedFrame>
      {opened.kind === "shown" ? <SharedListScreen token={token} list={opened.list} /> : <MessageScreen title={t("closed.title")} text={t("closed.text")} />}
    </SharedFrame>
  );
}
