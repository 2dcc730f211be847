import { serveAgreement } from "@/server/collaborations/serve-agreement.ts";
import { creatorRoute } from "@/server/http/routes.ts";

export const GET = creatorRoute(({ app, actor, request, params }) => serveAgreement(app, actor, request, params["agreementId"]));
