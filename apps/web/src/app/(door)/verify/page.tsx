import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { oneOf, type SearchParams } from "@/features/auth/search-params.ts";
import { VerifyScreen } from "@/features/auth/verify-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("verify.title"), referrer: "no-referrer" as const });

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const token = oneOf(await searchParams, "token");
  if (!token) redirect("/");
  return <VerifyScreen token={token} />;
}
