import type { ConnectionView } from "@fanfare/contracts/connections";
import { useTranslations } from "next-intl";

/** How a connected account is called: by its handle, or by words where the platform tells none. */
export function useAccountName({ handle }: Pick<ConnectionView, "handle">): string {
  const unnamed = useTranslations("connections")("accountUnnamed");
  return handle === null ? unnamed : `@${handle}`;
}
