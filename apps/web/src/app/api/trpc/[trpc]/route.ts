import { getApp } from "@/server/app.ts";
import { handleTrpc } from "@/server/http/trpc-handler.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => handleTrpc(getApp(), request);

export { handle as GET, handle as POST };
