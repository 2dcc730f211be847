import { chooseLocale } from "@/i18n/locales.ts";
import { publicRoute } from "@/server/http/routes.ts";
import { answerSharedReport } from "@/server/reporting/shared-report.ts";

/** A report opened by its link. The key is in the address, so nothing may keep it or pass it on. */
export const GET = publicRoute(({ app, params, request }) =>
  answerSharedReport(app, String(params["token"]), chooseLocale(undefined, request.headers.get("accept-language"))),
);
