import { memberRoute } from "../../../server/http/routes.ts";
import { receiveImport } from "../../../server/imports/receive-import.ts";

/** Takes in a file to import: the body is the file, `?name=` what it is called. Answers the import's receipt. */
export const POST = memberRoute("creators.write", async ({ app, actor, context, request }) => {
  const name = (new URL(request.url).searchParams.get("name") ?? "creators.csv").replace(/[^\p{L}\p{N}._ -]/gu, "").slice(-120) || "creators.csv";
  return Response.json(await receiveImport(app, { ...context, actor }, request, name), { status: 201 });
});
