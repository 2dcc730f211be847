import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const families = { onest: "@fontsource-variable/onest", unbounded: "@fontsource-variable/unbounded" } as const;
const names = Object.keys(families).flatMap((family) => ["latin", "cyrillic", "latin-ext"].map((alphabet) => `${family}-${alphabet}.woff2`));
const read = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** One of the fonts' files, read once; 404 for every other name. */
export async function answerFont(name: string): Promise<Response> {
  if (!names.includes(name)) return new Response(null, { status: 404 });
  const file = read.get(name) ?? readFont(name);
  read.set(name, file);
  return new Response(await file, { headers: { "content-type": "font/woff2", "cache-control": "public, max-age=31536000, immutable" } });
}

function readFont(name: string): Promise<Buffer<ArrayBuffer>> {
  const [family, alphabet] = name.replace(".woff2", "").split(/-(.*)/) as [keyof typeof families, string];
  // Resolved when the app runs: a bundler would look for the file at build time and find another folder.
  const find = createRequire(path.join(process.cwd(), "package.json"));
  return readFile(find.resolve(`${families[family]}/files/${family}-${alphabet}-wght-normal.woff2`));
}
