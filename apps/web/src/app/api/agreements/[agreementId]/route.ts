import { serveAgreement } from "@/server/collaborations/serve-agreement.ts";
import { memberRoute } from "@/server/http/routes.ts";

export const GET = memberRoute("collaborations.read", ({ app, actor, request, params }) => serveAgreement(app, actor, request, params["agreementId"]));
