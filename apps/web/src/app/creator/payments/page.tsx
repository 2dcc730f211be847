import { getTranslations } from "next-intl/server";
import { CreatorPaymentsScreen } from "@/features/payments/creator-payments-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("payments.mine"))("title") });

export default function Page() {
  return <CreatorPaymentsScreen />;
}
