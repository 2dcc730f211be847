"use client";

import { useTranslations } from "next-intl";

/** The name of the eye in a password field, which Mantine leaves to us, and a place in the order of Tab. */
export function usePasswordToggle() {
  const t = useTranslations("auth");
  return { "aria-label": t("showPassword"), tabIndex: 0, "aria-hidden": false };
}
