import { writeFile } from "node:fs/promises";
import { connect } from "@fanfare/db/connection";
import { openConnection } from "@fanfare/db/copy";
import { QueryTypes } from "sequelize";
import { eventually } from "../eventually.ts";
import { nextSeed, writeCreators } from "../seed/write.ts";
import { connectAccounts } from "./accounts.ts";
import { beginCampaign, launchCampaign } from "./campaign.ts";
import { agree, apply, offer, publishAndReport, submitDraft } from "./collaboration.ts";
import type { Visitor } from "./browserless.ts";
import { publishCreators, type PublicCreator } from "./public-accounts.ts";
import { fillCatalogue, foundAgency, type SignIn } from "./workspace.ts";

/** Fills an empty installation through its own doors, as people would; leaves any other installation alone. */
async function load(): Promise<string> {
  if (!(await isEmpty(required("DATABASE_APP_URL")))) return "There are people here already: the demo is left out.";
  const stack = { publicUrl: required("PUBLIC_URL"), youtubeUrl: required("YOUTUBE_API_URL"), ffmpeg: process.env["FFMPEG_PATH"] ?? "ffmpeg" };
  const signIns: SignIn[] = [];
  await fillPublicCatalogue();
  const { owner, brandIds } = await foundAgency(stack.publicUrl, signIns);
  await fillCatalogue(owner);
  const { slug } = await launchCampaign(owner, brandIds[0]!);
  await beginCampaign(owner, brandIds[1]!);
  const creator = await runPaidCollaboration(stack, signIns, owner, slug);
  await runOpenCollaborations(stack, signIns, owner, slug);
  await writeFile(required("DEMO_FILE"), JSON.stringify(signIns, null, 2));
  await connectAccounts(creator);
  return "The demo workspace is there.";
}

const publicCreators = 400;

/** Invented people who signed up by themselves, with months behind them: no door of the product could make these at once. */
async function fillPublicCatalogue(): Promise<void> {
  const client = await openConnection(required("DATABASE_URL"));
  await writeCreators(client, { seed: await nextSeed(client), count: publicCreators, organizationId: null, today: new Date() });
  const { rows } = await client.query<PublicCreator>(
    `SELECT a.platform, a.handle, c.display_name AS name, c.country, a.followers::int FROM social_accounts a JOIN creators c ON c.id = a.creator_id WHERE a.organization_id IS NULL`,
  );
  await client.end();
  await publishCreators(rows);
}

type Stack = Parameters<typeof apply>[0];
type Owner = Parameters<typeof offer>[0];

/** From application to payment; answers the creator. */
async function runPaidCollaboration(stack: Stack, signIns: SignIn[], owner: Owner, slug: string): Promise<Visitor> {
  const who = { role: "creator", name: "Tara Noor", email: "creator@fanfare.example", handle: "@trailnotes", where: "The Harz in October, three days and two nights.", amount: "50000" };
  const { creator, collaborationId } = await apply(stack, signIns, slug, who);
  await owner.api.collaborations.command.shortlist.mutate({ collaborationIds: [collaborationId] });
  await agree(owner, creator, collaborationId, "45000", "52000");
  await creator.api.payments.command.setUpPayoutAccount.mutate({ holderName: who.name, country: "DE" });
  const { deliverableId, draftId } = await submitDraft(stack, creator, collaborationId);
  await owner.api.content.command.addComment.mutate({ id: crypto.randomUUID(), draftId, atMs: 3_000, untilMs: null, body: "Lovely light here. Could the pack be in the picture a second longer?", visibility: "shared" });
  await owner.api.content.command.approveDraft.mutate({ deliverableId, draftId });
  await publishAndReport(stack, creator, deliverableId, who.handle);
  await eventually(async () => (await creator.api.collaborations.query.findMyCollaboration.query({ collaborationId })).status === "completed", 60_000);
  return creator;
}

/** People at other stages, so that every screen has something to show. */
async function runOpenCollaborations(stack: Stack, signIns: SignIn[], owner: Owner, slug: string): Promise<void> {
  const others = [
    { name: "Felix Brandt", email: "felix@fanfare.example", handle: "@fixitfelix_workshop", where: "A repair weekend in the Uckermark.", amount: "38000" },
    { name: "Anja Petrova", email: "anja@fanfare.example", handle: "@anya_begaet", where: "The coast path near Gdańsk, in March.", amount: "61000" },
    { name: "Sam Okafor", email: "sam@fanfare.example", handle: "@slowbikes", where: "By bike along the Weser.", amount: "42000" },
  ];
  const [felix, anja] = await Promise.all(others.map((who) => apply(stack, signIns, slug, who)));
  await owner.api.collaborations.command.shortlist.mutate({ collaborationIds: [felix!.collaborationId, anja!.collaborationId] });
  await offer(owner, felix!.collaborationId, "36000");
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const db = connect(databaseUrl, { max: 1, name: "fanfare-demo" });
  const rows = await db.query(`SELECT 1 FROM installation WHERE first_operator IS NULL`, { type: QueryTypes.SELECT });
  await db.close();
  return rows.length > 0;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. The launcher sets it: npm start`);
  return value;
}

load().then(
  (line) => {
    console.log(line);
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
