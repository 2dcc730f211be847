"use client";

import { type MantineColorScheme, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { timeZoneCookie } from "@/i18n/locales.ts";
import { writeCookie } from "@/lib/cookies.ts";
import { DataProvider } from "@/lib/trpc.tsx";
import { cookieColorSchemeManager } from "@/theme/color-scheme.ts";
import { resolveCssVariables, theme } from "@/theme/theme.ts";

type ProvidersProps = { colorScheme: MantineColorScheme; timeZone: string; children: ReactNode };

export function Providers({ colorScheme, timeZone, children }: ProvidersProps) {
  const [schemeManager] = useState(() => cookieColorSchemeManager(colorScheme));
  return (
    <NuqsAdapter>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveCssVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme={colorScheme}
      >
        <DataProvider>
          <TimeZoneKeeper known={timeZone} />
          <Notifications position="bottom-right" limit={4} />
          {children}
        </DataProvider>
      </MantineProvider>
    </NuqsAdapter>
  );
}

/** Tells the server the person's time zone once, so that deadlines are drawn in it from the first byte. */
function TimeZoneKeeper({ known }: { known: string }) {
  const router = useRouter();
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!actual || actual === known) return;
    writeCookie(timeZoneCookie, actual);
    router.refresh();
  }, [known, router]);
  return null;
}
