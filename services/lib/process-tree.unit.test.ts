import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { descendantsOf, endTree, isAlive } from "./process-tree.ts";

describe("the tree of a process", () => {
  it("holds children, their children, and whoever shares a group with them", () => {
    const table = [
      { pid: 10, parent: 1, group: 10 },
      { pid: 11, parent: 10, group: 10 },
      { pid: 12, parent: 11, group: 12 },
      { pid: 13, parent: 1, group: 12 },
      { pid: 14, parent: 1, group: 14 },
    ];
    expect(descendantsOf(10, table).map((row) => row.pid)).toEqual([10, 11, 12, 13]);
  });

  it("ends with its root, also a grandchild that has a group of its own and ignores SIGTERM", async () => {
    const grandchild = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(process.pid)';
    const child = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { detached: true, stdio: "inherit" }); setInterval(() => {}, 1000)`;
    const root = spawn(process.execPath, ["-e", child], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(root.stdout, "data")) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);

    await endTree(root.pid ?? 0, "SIGTERM");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    expect(isAlive(root.pid ?? 0)).toBe(false);
  });
});
