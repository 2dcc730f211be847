import { createHash } from "node:crypto";

import { TokenBook } from "../http/tokens.ts";
import type { Token } from "../http/tokens.ts";
import { countsAt } from "./counts.ts";
import { fraction } from "./fraction.ts";
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
  /** Where it stands in the list of uploads; earlier than its publication when that was planned ahead. */
  readonly uploadedAt: string;
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

/** Somebody whom the hub calls when a channel's videos change. */
export interface PushSubscription {
  readonly topic: string;
  readonly callback: string;
  /** Empty when deliveries are not signed. */
  readonly secret: string;
  readonly expiresAt: number;
}

export type NewChannel = Partial<Channel> & Pick<Channel, "handle" | "title">;
export type NewVideo = Partial<Omit<Video, "countedAt" | "deleted">> & Pick<Video, "channelId" | "title">;

/** The platform as plain JSON, for a state file; files of earlier versions have channels and videos alone. */
export interface Snapshot {
  readonly channels: Channel[];
  readonly videos: (Omit<Video, "uploadedAt"> & Partial<Pick<Video, "uploadedAt">>)[];
  readonly tokens?: [string, Token][];
  readonly grants?: [string, readonly string[]][];
  readonly subscriptions?: [string, PushSubscription][];
  readonly advancedMs: number;
}

/** How far apart neighbours in the list of uploads may land when it is not in order. */
const SHUFFLED_BLOCK = 40;

/** Everything the simulated platform knows, in memory; `now` is the real clock plus what control calls added. */
export class YouTubeState {
  readonly channels = new Map<string, Channel>();
  readonly videos = new Map<string, Video>();
  readonly tokens = new TokenBook();
  /** What each channel's owner has granted the app so far. */
  readonly grants = new Map<string, readonly string[]>();
  /** Codes that bring a refresh token. */
  readonly offlineCodes = new Set<string>();
  readonly subscriptions = new Map<string, PushSubscription>();
  /** Whether lists of uploads keep their order. */
  shufflesUploads = false;
  /** Called after what changes while nobody calls: a callback that was verified. */
  onLateChange: () => void = () => {};
  readonly #idsByChannel = new Map<string, Set<string>>();
  readonly #channelsByHandle = new Map<string, string>();
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

  snapshot(): Snapshot {
    return {
      channels: [...this.channels.values()],
      videos: [...this.videos.values()],
      tokens: this.tokens.snapshot(),
      grants: [...this.grants],
      subscriptions: [...this.subscriptions],
      advancedMs: this.#advancedMs,
    };
  }

  /** Takes up a snapshot in place of what is there. */
  restore({ channels, videos, tokens = [], grants = [], subscriptions = [], advancedMs }: Snapshot): void {
    for (const kept of [this.channels, this.videos, this.grants, this.offlineCodes, this.subscriptions, this.#idsByChannel, this.#channelsByHandle]) kept.clear();
    for (const channel of channels) this.#keepChannel(channel);
    for (const video of videos) this.#keep({ ...video, uploadedAt: video.uploadedAt ?? video.publishedAt });
    for (const [id, scopes] of grants) this.grants.set(id, scopes);
    for (const [key, subscription] of subscriptions) this.subscriptions.set(key, subscription);
    this.tokens.restore(tokens);
    this.#advancedMs = advancedMs;
  }

  /** Back to the seeded channels, or none, and the real clock. */
  reset(seeded = true): void {
    this.restore({ channels: [], videos: [], advancedMs: 0 });
    this.shufflesUploads = false;
    if (seeded) seedChannels(this);
  }

  channelBy(reference: string): Channel | undefined {
    return this.channels.get(reference) ?? this.channels.get(this.#channelsByHandle.get(reference.replace(/^@/, "").toLowerCase()) ?? "");
  }

  videosOf(channelId: string): Video[] {
    return [...(this.#idsByChannel.get(channelId) ?? [])].map((id) => this.videos.get(id)).filter((video) => video !== undefined);
  }

  /** The channel's videos as its uploads playlist shows them: mostly newest first, deleted ones as gaps; unlisted ones to the owner alone. */
  uploadsOf(channelId: string, isOwner = false): Video[] {
    const listed = this.videosOf(channelId).filter(({ privacy }) => isOwner || privacy !== "unlisted");
    listed.sort((a, b) => b.uploadedAt.localeCompare(a.uploadedAt) || a.id.localeCompare(b.id));
    if (!this.shufflesUploads) return listed;
    const place = new Map(listed.map(({ id }, index) => [id, Math.floor(index / SHUFFLED_BLOCK) + fraction(`place ${id}`)]));
    return listed.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  }

  /** Ends what a channel's owner granted, as they do by removing the app from their Google account. */
  disconnect(channelId: string): void {
    this.tokens.revokeAccount(channelId);
    this.grants.delete(channelId);
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
    this.#keepChannel(channel);
    return channel;
  }

  /** Publishes a video; counts not given follow from the channel's size and the video's id. */
  publish(input: NewVideo): Video {
    const channel = this.channels.get(input.channelId);
    if (!channel) throw new Error(`There is no channel ${input.channelId}.`);
    const id = input.id ?? shortHash(`${input.channelId} ${this.videos.size} ${input.title}`, 11);
    const publishedAt = input.publishedAt ?? new Date(this.now()).toISOString().replace(/\.\d+Z$/, "Z");
    const video: Video = {
      description: "",
      publishedAt,
      uploadedAt: publishedAt,
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
    this.#keep(video);
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

  #keepChannel(channel: Channel): void {
    this.channels.set(channel.id, channel);
    this.#channelsByHandle.set(channel.handle.toLowerCase(), channel.id);
  }

  #keep(video: Video): void {
    this.videos.set(video.id, video);
    const ids = this.#idsByChannel.get(video.channelId);
    if (ids) ids.add(video.id);
    else this.#idsByChannel.set(video.channelId, new Set([video.id]));
  }
}

/** An id in the platform's alphabet that is the same for the same text on every start. */
export function shortHash(text: string, length: number): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, length);
}

export function channelIdOf(handle: string): string {
  return `UC${shortHash(handle.toLowerCase(), 22)}`;
}

function firstCounts(subscribers: number, id: string): Counts {
  const views = Math.round(subscribers * (0.05 + 0.25 * fraction(`views ${id}`)));
  return { views, likes: Math.round(views * 0.04), comments: Math.round(views * 0.004) };
}
