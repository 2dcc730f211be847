import { getTranslations } from "next-intl/server";
import { PaymentsScreen } from "@/features/payments/payments-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("payments"))("title") });

export default function Page() {
  return <PaymentsScreen />;
}
