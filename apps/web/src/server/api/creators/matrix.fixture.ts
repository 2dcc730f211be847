import { creatorsOf } from "../../compose/creators.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { newId } from "@fanfare/domain/kernel";

const file = "Channel,Followers\nmira,1200\n!!!,5";

export const matrix: MatrixFixture = async (world) => {
  const commands = creatorsOf(world.app);
  const owner = world.as("owner");
  const target = { mapping: { "0": "handle", "1": "followers" }, defaults: { platform: "twitch", language: null, country: null } } as const;
  const upload = async () => {
    const storageKey = `${world.organizationId}/imports/${newId()}.csv`;
    await world.app.storage.put(storageKey, Buffer.from(file), { contentType: "text/csv" });
    return { importId: (await commands.uploadImport(owner, { fileName: "twitch.csv", storageKey, encoding: "utf8", delimiter: ",", columns: ["Channel", "Followers"], totalRows: 2 })).id };
  };
  const cancelled = async () => {
    const uploaded = await upload();
    await commands.cancelImport(owner, uploaded);
    return uploaded;
  };
  const list = async () => ({ listId: (await commands.createList(owner, { name: world.unique("List") })).id });
  const uploaded = await upload();
  const kept = await list();
  // The creator has signed up by themselves, so every organization sees them.
  const creatorId = world.as("creator").actor.creatorId;
  const members = async () => ({ ...(await list()), creatorIds: [creatorId] });
  return {
    procedures: {
      "command.addToList": { input: members },
      "command.cancelImport": { input: upload },
      "command.createList": { input: () => ({ name: world.unique("List") }) },
      "command.removeFromList": { input: members },
      "command.removeList": { input: list },
      "command.renameList": { input: async () => ({ ...(await list()), name: world.unique("List"), version: 1 }) },
      "command.startImport": { input: async () => ({ ...(await upload()), ...target }) },
      "command.undoImport": { input: cancelled },
      "query.findCreator": { input: () => ({ creatorId }), stranger: "own-data" },
      "query.findImport": { input: () => uploaded },
      "query.findImports": { input: () => undefined },
      "query.findList": { input: () => kept },
      "query.findLists": { input: () => undefined },
      "query.previewImport": { input: () => ({ ...uploaded, ...target }) },
    },
    routes: {
      "POST /api/imports": () => ({ search: { name: "twitch.csv" }, body: file, headers: { "content-type": "text/csv" } }),
      "GET /api/imports/[importId]/rejections": () => ({ params: { importId: uploaded.importId } }),
    },
  };
};
