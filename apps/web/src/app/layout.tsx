import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/charts/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@/theme/tokens.css";
import "@/theme/global.css";
import { ColorSchemeScript } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTimeZone } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers.tsx";
import { colorSchemeCookie, parseColorScheme } from "@/theme/color-scheme.ts";
import { fontClassNames } from "@/theme/fonts.ts";

export const metadata: Metadata = {
  title: { default: "Fanfare", template: "%s · Fanfare" },
  robots: { index: false },
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#141614" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, timeZone, cookieStore] = await Promise.all([getLocale(), getTimeZone(), cookies()]);
  const colorScheme = parseColorScheme(cookieStore.get(colorSchemeCookie)?.value);
  return (
    <html
      lang={locale}
      data-mantine-color-scheme={colorScheme === "auto" ? "light" : colorScheme}
      className={fontClassNames}
      suppressHydrationWarning
    >
      <head>
        <ColorSchemeScript defaultColorScheme={colorScheme} />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers colorScheme={colorScheme} timeZone={timeZone}>
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
