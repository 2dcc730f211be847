import { operatorRoute } from "../../../../server/http/routes.ts";
import { askWorkers } from "../../../../server/operations/workers.ts";

export const dynamic = "force-dynamic";

const passedOn = ["content-type", "cache-control", "etag", "location"];

/** The workers' board of queues, passed on to operators under the same path. */
const pass = operatorRoute(async ({ app, request }) => {
  const { pathname, search } = new URL(request.url);
  const body = request.method === "GET" ? undefined : await request.text();
  const type = request.headers.get("content-type");
  const answer = await askWorkers(app, pathname + search, { method: request.method, ...(body && { body }), ...(type && { headers: { "content-type": type } }) });
  const headers = new Headers();
  for (const name of passedOn) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name)!);
  return new Response(answer.body, { status: answer.status, headers });
});

export { pass as GET, pass as PATCH, pass as POST, pass as PUT };
