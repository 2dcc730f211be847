import type { MantineColorScheme, MantineColorSchemeManager } from "@mantine/core";
import { writeCookie } from "@/lib/cookies.ts";

export const colorSchemeCookie = "fanfare-color-scheme";

/** Reads a cookie's value as a colour scheme; whatever is not one means "follow the system". */
export function parseColorScheme(value: string | undefined): MantineColorScheme {
  return value === "light" || value === "dark" ? value : "auto";
}

/** Keeps the colour scheme in a cookie, so that the server already draws the right one. */
export function cookieColorSchemeManager(initial: MantineColorScheme): MantineColorSchemeManager {
  let current = initial;
  return {
    get: () => current,
    set: (scheme) => {
      current = scheme;
      writeCookie(colorSchemeCookie, scheme);
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => writeCookie(colorSchemeCookie, "auto"),
  };
}
