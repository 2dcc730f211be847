import { createHash } from "node:crypto";

import { countsAt } from "./counts.ts";
import { seedChannels } from "./seed.ts";

export type Privacy = "public" | "unlisted" | "private";

export interface Channel {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly country: string | null;
  readonly subscribers: number;
  readonly hiddenSubscribers: boolean;
  readonly publishedAt: string;
  readonly state: "open" | "terminated" | "closed" | "suspended";
}

/** Counts at an instant; likes are null when hidden, comments are null when they are off. */
export interface Counts {
  readonly views: number;
  readonly likes: number | null;
  readonly comments: number | null;
}

export interface Video {
  readonly id: string;
  readonly channelId: string;
  readonly title: string;
  readonly description: string;
  readonly publishedAt: string;
  readonly durationSeconds: number;
  readonly privacy: Privacy;
  readonly hasPaidProductPlacement: boolean;
  readonly counts: Counts;
  /** When `counts` held, in ms since the epoch. */
  readonly countedAt: number;
  /** Views gained in the first hour after `countedAt`; it fades (see counts.ts). 0 keeps the counts still. */
  readonly growthPerHour: number;
  readonly deleted: boolean;
}

export type NewChannel = Partial<Channel> & Pick<Channel, "handle" | "title">;
export type NewVideo = Partial<Omit<Video, "countedAt" | "deleted">> & Pick<Video, "channelId" | "title">;

/** Everything the simulated platform knows, in memory; `now` is the real clock plus what control calls added. */
export class YouTubeState {
  readonly channels = new Map<string, Channel>();
  readonly videos = new Map<string, Video>();
  readonly #realNow: () => number;
  #advancedMs = 0;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
    this.reset();
  }

  now(): number {
    return this.#realNow() + this.#advancedMs;
  }

  advance(seconds: number): void {
    this.#advancedMs += seconds * 1000;
  }

  /** All channels and videos as plain JSON, for a state file. */
  snapshot(): object {
    return { channels: [...this.channels.values()], videos: [...this.videos.values()], advancedMs: this.#advancedMs };
  }

  /** Takes up a snapshot in place of what is there. */
  restore(snapshot: { channels: Channel[]; videos: Video[]; advancedMs: number }): void {
    this.channels.clear();
    this.videos.clear();
    for (const channel of snapshot.channels) this.channels.set(channel.id, channel);
    for (const video of snapshot.videos) this.videos.set(video.id, video);
    this.#advancedMs = snapshot.advancedMs;
  }

  /** Back to the seeded channels and the real clock. */
  reset(): void {
    this.#advancedMs = 0;
    this.channels.clear();
    this.videos.clear();
    seedChannels(this);
  }

  channelBy(reference: string): Channel | undefined {
    const handle = reference.replace(/^@/, "").toLowerCase();
    return this.channels.get(reference) ?? [...this.channels.values()].find((one) => one.handle.toLowerCase() === handle);
  }

  /** The channel's videos as its uploads playlist shows them: newest first, deleted and private ones as gaps. */
  uploadsOf(channelId: string): Video[] {
    return [...this.videos.values()]
      .filter((video) => video.channelId === channelId && video.privacy !== "unlisted")
      .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.id.localeCompare(b.id));
  }

  /** Creates the channel or replaces the one with its id (by default derived from the handle). */
  putChannel(input: NewChannel): Channel {
    const handle = input.handle.replace(/^@/, "");
    const channel: Channel = {
      description: "",
      country: null,
      subscribers: 10_000,
      hiddenSubscribers: false,
      publishedAt: "2019-04-02T09:30:00Z",
      state: "open",
      ...input,
      id: input.id ?? channelIdOf(handle),
      handle,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Publishes a video; counts not given follow from the channel's size and the video's id. */
  publish(input: NewVideo): Video {
    const channel = this.channels.get(input.channelId);
    if (!channel) throw new Error(`There is no channel ${input.channelId}.`);
    const id = input.id ?? shortHash(`${input.channelId} ${this.videos.size} ${input.title}`, 11);
    const video: Video = {
      description: "",
      publishedAt: new Date(this.now()).toISOString().replace(/\.\d+Z$/, "Z"),
      durationSeconds: 247,
      privacy: "public",
      hasPaidProductPlacement: false,
      growthPerHour: Math.round(channel.subscribers * (0.004 + 0.008 * fraction(id))),
      counts: firstCounts(channel.subscribers, id),
      ...input,
      id,
      countedAt: this.now(),
      deleted: false,
    };
    this.videos.set(id, video);
    return video;
  }

  /** Changes a video; new counts hold from now on and grow from there. */
  change(id: string, changes: Partial<Omit<Video, "id" | "countedAt" | "counts">> & { counts?: Partial<Counts> }): Video | undefined {
    const video = this.videos.get(id);
    if (!video) return undefined;
    const { counts, ...rest } = changes;
    const changed = { ...video, ...rest, counts: { ...countsAt(video, this.now()), ...counts }, countedAt: this.now() };
    this.videos.set(id, changed);
    return changed;
  }
}

/** An id in the platform's alphabet that is the same for the same text on every start. */
export function shortHash(text: string, length: number): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, length);
}

export function channelIdOf(handle: string): string {
  return `UC${shortHash(handle.toLowerCase(), 22)}`;
}

/** A number from 0 to 1 that follows from the text alone. */
export function fraction(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 0xffff_ffff;
}

function firstCounts(subscribers: number, id: string): Counts {
  const views = Math.round(subscribers * (0.05 + 0.25 * fraction(`views ${id}`)));
  return { views, likes: Math.round(views * 0.04), comments: Math.round(views * 0.004) };
}
