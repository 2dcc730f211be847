import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { eventually } from "../eventually.ts";
import { control, type SimulatedVideo } from "../simulators/control-client.ts";
import type { Visitor } from "./browserless.ts";
import { join, type SignIn } from "./workspace.ts";

type Stack = { publicUrl: string; youtubeUrl: string; ffmpeg: string };
type Applicant = { name: string; email: string; handle: string; where: string; amount: string; role?: string };

const euros = (amount: string) => ({ amount, currency: "EUR" as const });

/** A creator who signs up, completes the profile and applies. Answers the collaboration. */
export async function apply({ publicUrl }: Stack, signIns: SignIn[], slug: string, who: Applicant): Promise<{ creator: Visitor; collaborationId: string }> {
  const noted: SignIn[] = [];
  const creator = await join(publicUrl, noted, { role: who.role ?? "creator", name: who.name, email: who.email, page: "/creator" });
  if (who.role) signIns.push(...noted);
  await creator.api.creators.command.registerCreator.mutate({
    displayName: who.name, bio: "I film slow trips and what goes wrong on them.", country: "DE", languages: ["en", "de"], topics: ["outdoor", "travel"],
    accounts: [{ platform: "youtube", handle: who.handle, followers: null }],
    rates: [{ platform: "youtube", format: "video", price: euros(who.amount) }],
  });
  const { id } = await creator.api.collaborations.command.submitApplication.mutate({ slug, answers: [{ questionId: "where", answer: who.where }], message: "" });
  return { creator, collaborationId: id };
}

/** Offer, counter-offer, agreement. */
export async function agree(owner: Visitor, creator: Visitor, collaborationId: string, offered: string, countered: string): Promise<void> {
  const offerId = await offer(owner, collaborationId, offered);
  const counterId = crypto.randomUUID();
  await creator.api.collaborations.command.counterAsCreator.mutate({ collaborationId, offerId: counterId, answersOfferId: offerId, amount: euros(countered), message: "Two days of filming instead of one.", validDays: 7 });
  await owner.api.collaborations.command.agreeToOffer.mutate({ collaborationId, offerId: counterId });
}

export async function offer(owner: Visitor, collaborationId: string, amount: string): Promise<string> {
  const offerId = crypto.randomUUID();
  await owner.api.collaborations.command.makeOffer.mutate({ collaborationId, offerId, amount: euros(amount), message: "We liked your idea.", validDays: 7 });
  return offerId;
}

/** Uploads a film made on the spot and submits it as a draft. Answers the deliverable and the draft. */
export async function submitDraft(stack: Stack, creator: Visitor, collaborationId: string): Promise<{ deliverableId: string; draftId: string }> {
  const deliverable = await eventually(async () => (await creator.api.collaborations.query.findMyCollaboration.query({ collaborationId })).deliverables[0], 60_000);
  const film = await makeFilm(stack.ffmpeg);
  const { id: assetId, uploadUrl } = await creator.api.media.command.startUpload.mutate({ kind: "video", purpose: "draft", fileName: "the-long-way.mp4", byteSize: film.length });
  const created = await creator.fetch(uploadUrl, { method: "POST", headers: { "tus-resumable": "1.0.0", "upload-length": String(film.length), "upload-metadata": `assetId ${Buffer.from(assetId).toString("base64")}` } });
  const place = created.headers.get("location");
  if (!place) throw new Error(`The upload was not taken: ${created.status} ${await created.text()}`);
  const sent = await creator.fetch(new URL(place, stack.publicUrl).pathname, { method: "PATCH", body: new Uint8Array(film), headers: { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" } });
  if (!sent.ok) throw new Error(`The upload broke off: ${sent.status} ${await sent.text()}`);
  await eventually(async () => (await creator.api.media.query.findAsset.query({ assetId })).status === "ready", 120_000);
  await creator.api.content.command.submitDraft.mutate({ deliverableId: deliverable.id, assetId, note: "First cut, sound still rough." });
  const { drafts } = await creator.api.content.query.findMyDeliverable.query({ deliverableId: deliverable.id });
  return { deliverableId: deliverable.id, draftId: drafts[0]!.id };
}

/** Publishes on the platform, reports the post and waits until it is checked. */
export async function publishAndReport(stack: Stack, creator: Visitor, deliverableId: string, handle: string): Promise<void> {
  const video = await control<SimulatedVideo>(stack.youtubeUrl, "POST", "videos", {
    channel: handle, title: "Three days on the Ridge trail with Kestrel", description: "The pack: https://kestrel.example/ridge\nPaid partnership with Kestrel.",
    hasPaidProductPlacement: true, counts: { views: 48_200, likes: 2_310, comments: 184 }, growthPerHour: 900,
  });
  await creator.api.tracking.command.reportPublication.mutate({ deliverableId, url: video.watchUrl });
  await eventually(async () => (await creator.api.tracking.query.findMyPublication.query({ deliverableId })).publication?.status === "verified", 60_000);
}

/** Eight seconds of moving test picture with a tone, made by ffmpeg. */
async function makeFilm(ffmpeg: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), "fanfare-demo-"));
  const file = path.join(folder, "film.mp4");
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25:duration=8", "-f", "lavfi", "-i", "sine=frequency=330:duration=8"];
  await promisify(execFile)(ffmpeg, [...picture, "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-y", file]);
  const film = await readFile(file);
  await rm(folder, { recursive: true });
  return film;
}
