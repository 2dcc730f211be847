import { getApp } from "@/server/app.ts";
import { declareAccess } from "@/server/http/routes.ts";
import { receiveDeauthorization } from "@/server/webhooks/app-callbacks.ts";

export const POST = declareAccess({ kind: "anyone" }, (request) => receiveDeauthorization(getApp(), request));
