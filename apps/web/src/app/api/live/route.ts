import { getApp } from "../../../server/app.ts";
import { signedIn } from "../../../server/auth/standing.ts";
import { requestContext } from "../../../server/http/request-context.ts";
import { declareAccess, refusal } from "../../../server/http/routes.ts";
import { liveStream } from "../../../server/live/stream.ts";

export const dynamic = "force-dynamic";

/** What others change, told to open screens as it happens. */
export const GET = declareAccess({ kind: "person" }, async (request) => {
  try {
    const app = getApp();
    const who = await signedIn(requestContext(app, request, new Headers()));
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };
    return new Response(await liveStream(app, new Headers(request.headers), who), { headers });
  } catch (error) {
    return refusal(error);
  }
});
