import type { Probe, Rendition } from "@fanfare/contracts/media";

/** A local file to work on, and a folder of its own for what is made of it. `onProgress` gets percent. */
export type Source = { path: string; directory: string; signal?: AbortSignal; onProgress?: (percent: number) => void };

/** A file that was made: its name under the asset, where it lies now, its size in bytes. */
export type PreparedFile = { name: string; path: string; contentType: string; byteSize: number };

/** What was made of a file. Sizes in pixels, duration in ms. */
export type Prepared = {
  contentType: string;
  durationMs: number | null;
  width: number;
  height: number;
  probe: Probe | null;
  renditions: Rendition[];
  files: PreparedFile[];
};
