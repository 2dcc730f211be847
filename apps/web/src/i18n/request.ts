import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { chooseLocale, type Locale, localeCookie, parseTimeZone, timeZoneCookie } from "./locales.ts";
import { namespaces } from "./namespaces.ts";

async function loadMessages(locale: Locale) {
  const files = await Promise.all(
    namespaces.map(async (namespace) => {
      const file: { default: Record<string, unknown> } = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(files);
}

export default getRequestConfig(async () => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(cookieStore.get(localeCookie)?.value, headerList.get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: parseTimeZone(cookieStore.get(timeZoneCookie)?.value),
    now: new Date(),
  };
});
