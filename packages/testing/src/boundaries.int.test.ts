import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../../..");

/** One breach for each rule: the file that breaks it, and what it imports. */
const breaches: Record<string, [file: string, imports: string, target?: string]> = {
  "domain-knows-no-framework": ["packages/domain/src/campaigns/a.ts", "", "packages/db/src/models/x.ts"],
  "contracts-know-zod-only": ["packages/contracts/src/a.ts", "", "packages/domain/src/kernel/index.ts"],
  "contexts-meet-at-their-doors": ["packages/domain/src/campaigns/b.ts", "", "packages/domain/src/payments/wallet.ts"],
  "kernel-knows-no-context": ["packages/domain/src/kernel/a.ts", "", "packages/domain/src/payments/index.ts"],
  "sequelize-stays-in-db": ["apps/workers/src/a.ts", "sequelize"],
  "typeorm-stays-in-migrations": ["packages/db/src/a.ts", "typeorm"],
  "adapters-know-no-app-and-no-db": ["packages/adapters/src/a.ts", "", "packages/db/src/models/x.ts"],
  "db-knows-no-adapter-and-no-app": ["packages/db/src/b.ts", "", "packages/adapters/src/x.ts"],
  "apps-stay-apart": ["apps/web/src/a.ts", "", "apps/workers/src/x.ts"],
  "screens-know-no-server": ["apps/web/src/features/a.ts", "", "apps/web/src/server/x.ts"],
  "product-knows-no-testing": ["apps/web/src/b.ts", "", "packages/testing/src/x.ts"],
  "no-cycles": ["packages/contracts/src/c.ts", "", "packages/contracts/src/d.ts"],
};

let folder: string;
let found: { rule: string; from: string }[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fanfare-boundaries-"));
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const file of [".dependency-cruiser.mjs", "tsconfig.base.json", "package.json"]) await cp(path.join(root, file), path.join(folder, file));
  await plant("packages/contracts/src/d.ts", `import { used } from "./c.ts";\nexport const planted = used;\n`);
  for (const [file, imported, target] of Object.values(breaches)) {
    if (target) await plant(target, "export const planted = 1;\n");
    const specifier = target ? `./${path.relative(path.dirname(file), target)}` : imported;
    await plant(file, `import { planted } from "${specifier}";\nexport const used = planted;\n`);
  }
  const depcruise = path.join(root, "node_modules/.bin/depcruise");
  const { stdout } = await run(depcruise, ["--config", ".dependency-cruiser.mjs", "--output-type", "json", "apps", "packages"], { cwd: folder, maxBuffer: 50e6 }).catch((error: { stdout: string }) => error);
  const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  found = report.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

async function plant(file: string, text: string): Promise<void> {
  const place = path.join(folder, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => (error.code === "EEXIST" ? undefined : Promise.reject(error)));
}

describe("each boundary between packages, contexts and apps", () => {
  it.each(Object.entries(breaches))("%s is an error when it is broken", (rule, [file]) => {
    expect(found.filter((violation) => violation.from === file).map((violation) => violation.rule)).toContain(rule);
  });

  it("has a planted breach here", async () => {
    const config = (await import(path.join(root, ".dependency-cruiser.mjs"))) as { default: { forbidden: { name: string; severity: string }[] } };
    expect(config.default.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(breaches).sort());
    expect(config.default.forbidden.every((rule) => rule.severity === "error")).toBe(true);
  });
});
