import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** The environment that a running stack wrote; what the shell sets wins. */
function stackEnvironment(): Record<string, string> {
  const file = [".data/test/env.json", ".data/env.json"].map((name) => path.join(import.meta.dirname, name)).find((name) => existsSync(name));
  const written = file ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
  return Object.fromEntries(Object.entries(written).filter(([name]) => process.env[name] === undefined));
}

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { alias: { "@/": `${import.meta.dirname}/apps/web/src/` } },
  test: {
    include: ["**/*.{unit,int}.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/.next*/**", "e2e/**", ".data/**"],
    env: stackEnvironment(),
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
