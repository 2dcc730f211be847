import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const pages = ["README.md", ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)];
const scripts = Object.keys((JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts);
const topFolders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name);

const read = (page: string) => readFileSync(path.join(root, page), "utf8");
const isPattern = (text: string) => /[*<>{}]|\.\.\.|NAME/.test(text);

/** Paths that a page names in code or links, as far as they begin at the root or beside the page. */
function pathsIn(page: string): string[] {
  const text = read(page);
  const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1]!).filter((link) => !/^[a-z]+:/.test(link)).map((link) => path.join(path.dirname(page), link));
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!).filter((word) => topFolders.some((folder) => word.startsWith(`${folder}/`)) && !/\s/.test(word));
  return [...links, ...code].filter((word) => !isPattern(word));
}

describe.each(pages)("%s", (page) => {
  it("names only paths that exist", () => {
    expect(pathsIn(page).filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const named = [...read(page).matchAll(/npm run ([a-z0-9:]+)/g)].map((match) => match[1]!);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it("names no folder of somebody's machine", () => {
    expect(read(page)).not.toMatch(/(^|[\s(`"])\/(home|root|Users|work)\//m);
  });
});
