import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Rendition } from "@fanfare/contracts/media";
import sharp from "sharp";
import type { Prepared, Source } from "./prepared.ts";
import { sniffFile } from "./sniff.ts";
import { UnusableFile } from "./unusable.ts";

const widths = [480, 1080, 2160] as const;
const previewWidth = 1200;
/** Well above what a phone takes, and below what a bomb unpacks to. */
const mostPixels = 60_000_000;
const loaders = ["Jpeg", "Png", "Webp", "Nsgif"].flatMap((type) => [`VipsForeignLoad${type}File`, `VipsForeignLoad${type}Buffer`]);

let isHardened = false;

/** Shuts every image reader but those of the types we take. */
function harden(): void {
  if (isHardened) return;
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: loaders });
  sharp.cache(false);
  isHardened = true;
}

/**
 * Makes a picture anew in the sizes screens use (WebP, never larger than the source) and one JPEG preview, upright and
 * without metadata, as files in `source.directory`. Throws UnusableFile with the reason.
 */
export async function preparePicture(source: Source): Promise<Prepared> {
  const { contentType } = await sniffFile(source.path, "image");
  harden();
  const size = await sizeOf(source.path);
  const wanted = [...widths.filter((width) => width < size.width), Math.min(size.width, widths[2])];
  const made: Rendition[] = [];
  for (const width of [...new Set(wanted)]) made.push(await make(source, { width, kind: "image" }));
  made.push(await make(source, { width: Math.min(size.width, previewWidth), kind: "poster" }));
  const files = await Promise.all(
    made.map(async ({ path: name, contentType }) => {
      const path = join(source.directory, name);
      return { name, path, contentType, byteSize: (await stat(path)).size };
    }),
  );
  return { contentType, durationMs: null, ...size, probe: null, renditions: made, files };
}

const openPicture = (path: string) => sharp(path, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });

async function sizeOf(path: string): Promise<{ width: number; height: number }> {
  const { width, height, autoOrient } = await openPicture(path).metadata().catch(refuse);
  if (width * height > mostPixels) throw new UnusableFile("too-many-pixels");
  return { width: autoOrient.width, height: autoOrient.height };
}

async function make({ path, directory }: Source, { width, kind }: { width: number; kind: "image" | "poster" }): Promise<Rendition> {
  const name = kind === "poster" ? "poster.jpg" : `${width}.webp`;
  const picture = openPicture(path).autoOrient().resize({ width, withoutEnlargement: true });
  const coded = kind === "poster" ? picture.flatten({ background: "#ffffff" }).jpeg({ quality: 82, mozjpeg: true }) : picture.webp({ quality: 82 });
  const result = await coded.toFile(join(directory, name)).catch(refuse);
  return { path: name, kind, contentType: kind === "poster" ? "image/jpeg" : "image/webp", width: result.width, height: result.height, bitRate: null };
}

function refuse(error: unknown): never {
  const said = error instanceof Error ? error.message : "";
  throw new UnusableFile(/pixel limit/i.test(said) ? "too-many-pixels" : "unreadable", said.slice(0, 200));
}
