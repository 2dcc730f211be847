import { consentRoute } from "@/server/tracking/receive-consent.ts";

export const GET = consentRoute;
