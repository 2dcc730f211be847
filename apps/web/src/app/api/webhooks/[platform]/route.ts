import { getApp } from "@/server/app.ts";
import { declareAccess } from "@/server/http/routes.ts";
import { answerChallenge, receiveDelivery } from "@/server/webhooks/receive.ts";

export const GET = declareAccess({ kind: "anyone" }, (request) => answerChallenge(getApp(), request));
export const POST = declareAccess({ kind: "anyone" }, (request) => receiveDelivery(getApp(), request));
