"use client";

import { Drawer, type MantineColorScheme, MantineProvider, mergeThemeOverrides, Modal, Notification, Portal } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { timeZoneCookie } from "@/i18n/locales.ts";
import { writeCookie } from "@/lib/cookies.ts";
import { DataProvider } from "@/lib/trpc.tsx";
import { cookieColorSchemeManager } from "@/theme/color-scheme.ts";
import { resolveCssVariables, theme } from "@/theme/theme.ts";

const layersId = "layers";

type ProvidersProps = { colorScheme: MantineColorScheme; timeZone: string; children: ReactNode };

/** The theme with names, in the person's language, for the close buttons Mantine draws by itself. */
function useWordedTheme() {
  const close = useTranslations("common")("close");
  return useMemo(() => {
    const named = { defaultProps: { closeButtonProps: { "aria-label": close } } };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: Modal.extend(named),
        Drawer: Drawer.extend(named),
        Notification: Notification.extend(named),
        Portal: Portal.extend({ defaultProps: { target: `#${layersId}` } }),
      },
    });
  }, [close]);
}

export function Providers({ colorScheme, timeZone, children }: ProvidersProps) {
  const [schemeManager] = useState(() => cookieColorSchemeManager(colorScheme));
  const wordedTheme = useWordedTheme();
  return (
    <NuqsAdapter>
      <MantineProvider
        theme={wordedTheme}
        cssVariablesResolver={resolveCssVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme={colorScheme}
      >
        <DataProvider>
          <TimeZoneKeeper known={timeZone} />
          <Layers />
          <Notifications position="bottom-right" limit={4} />
          {children}
        </DataProvider>
      </MantineProvider>
    </NuqsAdapter>
  );
}

/** Where menus, dialogs and notices are drawn: a landmark, so that nothing on the page lies outside of one. */
function Layers() {
  return <section id={layersId} aria-label={useTranslations("shell")("layers")} />;
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
