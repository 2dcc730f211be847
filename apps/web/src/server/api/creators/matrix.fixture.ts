import { creatorsOf } from "../../compose/creators.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import type { Caller } from "../../testing/world.ts";
import { ownProfile } from "@fanfare/db/readers/own-profile";
import { inScope } from "@fanfare/db/scoped";
import { newId, scopeOf } from "@fanfare/domain/kernel";

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
  const profile = (handle = world.unique("cleo").replace(" ", "-")) => ({
    displayName: "Cleo", bio: "", country: "DE", languages: [], topics: [], accounts: [{ platform: "youtube", handle, followers: null }], rates: [],
  });
  const shareInput = () => ({ listId: kept.listId, label: world.unique("Client"), mayVote: true, expiresInDays: 7 });
  await commands.addToList(owner, { ...kept, creatorIds: [creatorId] });
  const { token } = await commands.shareList(owner, shareInput());
  const versionOf = async (caller: Caller): Promise<number> => {
    if (caller !== "creator" && caller !== "otherCreator") return 1;
    const { actor } = world.as(caller);
    return (await inScope(world.app.db, scopeOf(actor), (sql) => ownProfile(sql, actor.creatorId))).version;
  };
  return {
    procedures: {
      "command.addToList": { input: members },
      "command.cancelImport": { input: upload },
      "command.createList": { input: () => ({ name: world.unique("List") }) },
      "command.removeFromList": { input: members },
      "command.removeList": { input: list },
      "command.renameList": { input: async () => ({ ...(await list()), name: world.unique("List"), version: 1 }) },
      "command.shareList": { input: shareInput },
      "command.revokeListShare": { input: async () => ({ listShareId: (await commands.shareList(owner, shareInput())).id }) },
      "command.voteOnList": { input: () => ({ token, creatorId, voter: "Ada", vote: "yes", note: "" }) },
      "command.startImport": { input: async () => ({ ...(await upload()), ...target }) },
      "command.undoImport": { input: cancelled },
      // Nobody becomes a creator here: the others' tests need members who are none.
      "command.registerCreator": { input: () => profile("not a handle"), refusedAs: "creators.unreadable-handle" },
      "command.updateOwnProfile": { input: async (caller) => ({ ...profile(), expectedVersion: await versionOf(caller) }) },
      "query.findCreator": { input: () => ({ creatorId }), stranger: "own-data" },
      "query.findOwnProfile": { input: () => undefined },
      "query.findImport": { input: () => uploaded },
      "query.findImports": { input: () => undefined },
      "query.findList": { input: () => kept },
      "query.findListShares": { input: () => kept },
      "query.findListVotes": { input: () => kept },
      "query.findLists": { input: () => undefined },
      "query.previewImport": { input: () => ({ ...uploaded, ...target }) },
    },
    routes: {
      "POST /api/imports": () => ({ search: { name: "twitch.csv" }, body: file, headers: { "content-type": "text/csv" } }),
      "GET /api/imports/[importId]/rejections": () => ({ params: { importId: uploaded.importId } }),
    },
  };
};
