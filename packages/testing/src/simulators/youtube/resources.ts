import { countsAt } from "./counts.ts";
import { shortHash } from "./state.ts";
import type { Channel, Video, YouTubeState } from "./state.ts";

/** The counts of all answers, wherever they lie. */
export const COUNT_FIELDS = new Set(["viewCount", "likeCount", "commentCount", "subscriberCount", "videoCount"]);

type Parts = Readonly<Record<string, () => unknown>>;

export const CHANNEL_PARTS = ["id", "snippet", "statistics", "contentDetails", "status", "brandingSettings"];
export const PLAYLIST_ITEM_PARTS = ["id", "snippet", "contentDetails", "status"];
export const VIDEO_PARTS = ["id", "snippet", "statistics", "contentDetails", "status", "liveStreamingDetails", "paidProductPlacementDetails"];
export const STATS_PARTS = ["id", "snippet", "statistics", "contentDetails"];

function uploadsPlaylistOf(channelId: string): string {
  return channelId.replace(/^UC/, "UU");
}

/** A channel resource with the asked parts. */
export function channelResource(channel: Channel, parts: readonly string[], state: YouTubeState): object {
  const videos = state.videosOf(channel.id).filter((video) => !video.deleted && video.privacy === "public");
  const views = videos.reduce((sum, video) => sum + countsAt(video, state.now()).views, 0);
  return resource("youtube#channel", channel.id, parts, {
    snippet: () => ({
      title: channel.title,
      description: channel.description,
      customUrl: `@${channel.handle.toLowerCase()}`,
      publishedAt: channel.publishedAt,
      thumbnails: thumbnails(`https://yt3.ggpht.com/${channel.id}`),
      localized: { title: channel.title, description: channel.description },
      ...(channel.country && { country: channel.country }),
    }),
    contentDetails: () => ({ relatedPlaylists: { likes: "", uploads: uploadsPlaylistOf(channel.id) } }),
    statistics: () => ({
      viewCount: String(views),
      ...(!channel.hiddenSubscribers && { subscriberCount: String(threeFigures(channel.subscribers)) }),
      hiddenSubscriberCount: channel.hiddenSubscribers,
      videoCount: String(videos.length),
    }),
    status: () => ({ privacyStatus: "public", isLinked: true, longUploadsStatus: "longUploadsUnspecified", madeForKids: false }),
    brandingSettings: () => ({ channel: { title: channel.title, description: channel.description, ...(channel.country && { country: channel.country }) } }),
  });
}

/** A playlist entry; a deleted video, and to all but its owner a private one, leaves a tombstone without owner or publication time. */
export function playlistItemResource(video: Video, position: number, parts: readonly string[], state: YouTubeState, isOwner = false): object {
  const channel = state.channels.get(video.channelId);
  const playlistId = uploadsPlaylistOf(video.channelId);
  const gap = video.deleted ? "deleted" : video.privacy === "private" && !isOwner ? "private" : null;
  return resource("youtube#playlistItem", Buffer.from(`${playlistId}.${video.id}`).toString("base64url"), parts, {
    snippet: () => ({
      publishedAt: video.publishedAt,
      channelId: video.channelId,
      title: gap === "deleted" ? "Deleted video" : gap ? "Private video" : video.title,
      description: gap === "deleted" ? "This video is unavailable." : gap ? "This video is private." : video.description,
      thumbnails: gap ? {} : thumbnails(`https://i.ytimg.com/vi/${video.id}`),
      channelTitle: channel?.title,
      playlistId,
      position,
      resourceId: { kind: "youtube#video", videoId: video.id },
      ...(!gap && { videoOwnerChannelTitle: channel?.title, videoOwnerChannelId: video.channelId }),
    }),
    contentDetails: () => ({ videoId: video.id, ...(!gap && { videoPublishedAt: video.publishedAt }) }),
    status: () => ({ privacyStatus: gap === "deleted" ? "privacyStatusUnspecified" : video.privacy }),
  });
}

/** A video resource with the asked parts; counts are strings, hidden ones are left out. */
export function videoResource(video: Video, parts: readonly string[], state: YouTubeState): object {
  const channel = state.channels.get(video.channelId);
  return resource("youtube#video", video.id, parts, {
    snippet: () => ({
      publishedAt: video.publishedAt,
      channelId: video.channelId,
      title: video.title,
      description: video.description,
      thumbnails: thumbnails(`https://i.ytimg.com/vi/${video.id}`),
      channelTitle: channel?.title,
      categoryId: "22",
      liveBroadcastContent: "none",
      localized: { title: video.title, description: video.description },
    }),
    statistics: () => ({ ...statistics(video, state.now()), favoriteCount: "0" }),
    contentDetails: () => ({
      duration: isoDuration(video.durationSeconds),
      dimension: "2d",
      definition: "hd",
      caption: "false",
      licensedContent: true,
      contentRating: {},
      projection: "rectangular",
    }),
    status: () => ({ uploadStatus: "processed", privacyStatus: video.privacy, license: "youtube", embeddable: true, publicStatsViewable: true, madeForKids: false }),
    paidProductPlacementDetails: () => ({ hasPaidProductPlacement: video.hasPaidProductPlacement }),
  });
}

/** An entry of videos:batchGetStats; its duration is a protobuf Duration, not ISO 8601. */
export function statsResource(video: Video, parts: readonly string[], state: YouTubeState): object {
  return resource("youtube#videoStats", video.id, parts, {
    snippet: () => ({ publishTime: video.publishedAt }),
    statistics: () => statistics(video, state.now()),
    contentDetails: () => ({ duration: `${video.durationSeconds}s`, durationMillis: String(video.durationSeconds * 1000) }),
  });
}

function resource(kind: string, id: string, asked: readonly string[], parts: Parts): object {
  const chosen = Object.entries(parts).filter(([name]) => asked.includes(name));
  const content = Object.fromEntries(chosen.map(([name, render]) => [name, render()]));
  return { kind, etag: shortHash(JSON.stringify([id, content]), 27), id, ...content };
}

function statistics(video: Video, now: number): object {
  const { views, likes, comments } = countsAt(video, now);
  return {
    viewCount: String(views),
    ...(likes !== null && { likeCount: String(likes) }),
    ...(comments !== null && { commentCount: String(comments) }),
  };
}

function thumbnails(base: string): object {
  return {
    default: { url: `${base}/default.jpg`, width: 120, height: 90 },
    medium: { url: `${base}/mqdefault.jpg`, width: 320, height: 180 },
    high: { url: `${base}/hqdefault.jpg`, width: 480, height: 360 },
  };
}

/** The public count is rounded down to three figures. */
function threeFigures(count: number): number {
  const scale = 10 ** Math.max(0, String(count).length - 3);
  return Math.floor(count / scale) * scale;
}

function isoDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || seconds === 0 ? `${rest}S` : ""}`;
}
