import { getTranslations } from "next-intl/server";
import { AccountsScreen } from "@/features/connections/accounts-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("connections"))("title") });

export default function Page() {
  return <AccountsScreen />;
}
