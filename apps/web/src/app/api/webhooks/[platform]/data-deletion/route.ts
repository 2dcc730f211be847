import { getApp } from "@/server/app.ts";
import { declareAccess } from "@/server/http/routes.ts";
import { receiveDeletion } from "@/server/webhooks/app-callbacks.ts";

export const POST = declareAccess({ kind: "anyone" }, (request) => receiveDeletion(getApp(), request));
