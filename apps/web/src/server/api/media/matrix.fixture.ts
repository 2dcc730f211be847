import { makeBeginProcessing, makeEndProcessing } from "@fanfare/domain/media";
import { uploadedFile } from "@fanfare/testing/factories/content";
import { mediaOf } from "../../compose/media.ts";
import { handleUpload } from "../../media/uploads.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import type { World } from "../../testing/world.ts";

const notTheirs = "kernel.asset-not-found";
const tus = { "tus-resumable": "1.0.0" };
const metadataOf = (assetId: string) => ({ ...tus, "upload-length": "1000", "upload-metadata": `assetId ${Buffer.from(assetId).toString("base64")}` });

/** A picture of a page that strangers may see, with its bytes. */
async function pagePicture({ app, as }: World): Promise<string> {
  const { unitOfWork, storage } = app;
  const owner = as("owner");
  const { id: assetId } = await mediaOf(app).startUpload(owner, { kind: "image", purpose: "landing-page", fileName: "hero.png", byteSize: 4 });
  const { organizationId } = owner.actor;
  for (const name of ["original", "poster.jpg"]) await storage.put(`${organizationId}/${assetId}/${name}`, Buffer.from("fake"), { contentType: "image/jpeg" });
  await mediaOf(app).finishUpload(owner, { assetId });
  const hold = { assetId, scope: { organizationId }, context: owner };
  await makeBeginProcessing({ unitOfWork })(hold);
  await makeEndProcessing({ unitOfWork })(hold, { made: { contentType: "image/png", durationMs: null, width: 1, height: 1, probe: null, renditions: [], posterKey: null } });
  return assetId;
}

export const matrix: MatrixFixture = async (world) => {
  const { app, personas } = world;
  await app.storage.prepare();
  const creator = world.as("creator");
  const { creatorId } = creator.actor;
  const draft = await uploadedFile(app.db, creator);
  await app.storage.put(`${creatorId}/${draft}/poster.jpg`, Buffer.from("fake"), { contentType: "image/jpeg" });
  const picture = await pagePicture(world);
  const begun = () => uploadedFile(app.db, creator, { until: "uploading" });
  const uploadId = async () => {
    const request = new Request(new URL("/api/uploads", app.config.publicUrl), { method: "POST", headers: metadataOf(await begun()) });
    const answer = await handleUpload(app, personas.creator.who, creator.trace, request);
    return answer.headers.get("location")!.split("/").at(-1)!;
  };
  const someUpload = await uploadId();
  const file = () => ({ params: { assetId: draft, path: ["poster.jpg"] }, refusedAs: notTheirs });
  const pageFile = () => ({ params: { assetId: picture, path: ["poster.jpg"] } });
  return {
    procedures: {
      "command.finishUpload": { input: async () => ({ assetId: await uploadedFile(app.db, creator, { until: "uploaded" }) }), refusedAs: notTheirs },
      "command.removeAsset": { input: async () => ({ assetId: await begun() }), refusedAs: notTheirs },
      "command.startUpload": {
        input: (caller) => ({ kind: "image", purpose: caller === "creator" || caller === "otherCreator" ? "draft" : "landing-page", fileName: "a.png", byteSize: 1_000 }),
        refusedAs: "kernel.forbidden",
      },
      "query.findAsset": { input: () => ({ assetId: draft }), refusedAs: notTheirs },
    },
    routes: {
      "GET /api/media/[assetId]/[...path]": file,
      "HEAD /api/media/[assetId]/[...path]": file,
      "GET /api/public-media/[assetId]/[...path]": pageFile,
      "HEAD /api/public-media/[assetId]/[...path]": pageFile,
      "POST /api/uploads": async () => ({ headers: metadataOf(await begun()), refusedAs: notTheirs }),
      "PATCH /api/uploads/[uploadId]": async () => ({
        params: { uploadId: await uploadId() }, refusedAs: notTheirs,
        headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream", "content-length": "4" }, body: "fake",
      }),
      "HEAD /api/uploads/[uploadId]": () => ({ params: { uploadId: someUpload }, headers: tus, refusedAs: notTheirs }),
      "DELETE /api/uploads/[uploadId]": async () => ({ params: { uploadId: await uploadId() }, headers: tus, refusedAs: notTheirs }),
    },
  };
};
