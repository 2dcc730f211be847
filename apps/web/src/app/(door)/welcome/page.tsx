import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { WelcomeScreen } from "@/features/auth/welcome-screen.tsx";
import { pageViewer } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("welcome.title") });

export default async function Page() {
  const me = await pageViewer();
  if (!me) redirect("/sign-up");
  const isNew = me.organizations.length === 0 && me.isMailConfigured && !me.person.isEmailVerified;
  return <WelcomeScreen mailedTo={isNew ? me.person.email : null} />;
}
