import { creatorRoute } from "@/server/http/routes.ts";
import { receiveConsent } from "@/server/tracking/receive-consent.ts";

export const GET = creatorRoute(receiveConsent);
