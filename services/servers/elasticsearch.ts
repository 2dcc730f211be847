import { cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fetchJson } from "../lib/network.ts";
import { cacheFolder, dataFolder, isRoot, unprivileged, type Profile } from "../lib/profile.ts";
import { aptInstall, canUseApt, isAtLeast, isExecutable, onPath, runNicely, versionPrinted } from "../lib/tools.ts";
import { giveAway } from "../lib/ownership.ts";
import type { Server } from "./server.ts";

const version = "8.19.20";
const oldestJava = "17";
const cached = cacheFolder(`elasticsearch-${version}`);

// The simple compiler halves the work of starting (18 to 9 s of processor time); benchmarks do without it.
const quickToStart = "-XX:TieredStopAtLevel=1";

async function find() {
  if ((await findJava()) === undefined) return undefined;
  const program = path.join(cached, "bin", "elasticsearch");
  if (isExecutable(program)) return { path: program, how: "in the cache" };
  const installed = onPath("elasticsearch");
  return installed ? { path: installed, how: "on PATH" } : undefined;
}

async function findJava(): Promise<string | undefined> {
  const candidates = [process.env.JAVA_HOME && path.join(process.env.JAVA_HOME, "bin", "java"), onPath("java")];
  for (const java of candidates) {
    if (java && isExecutable(java) && isAtLeast(await versionPrinted(java, "-version").catch(() => "0"), oldestJava)) return java;
  }
  return undefined;
}

async function install() {
  if ((await findJava()) === undefined) {
    if (!canUseApt) throw new Error(`it needs Java ${oldestJava}, and there is none`);
    await aptInstall("openjdk-17-jre-headless");
  }
  if (!existsSync(cached)) await download();
  return { path: path.join(cached, "bin", "elasticsearch"), how: "installed by Maven" };
}

/** Maven brings its own settings for proxies, mirrors and certificates, so it is the one that downloads and unpacks. */
async function download(): Promise<void> {
  if (onPath("mvn") === undefined) {
    if (!canUseApt) throw new Error("downloading it needs Maven, and there is none");
    await aptInstall("maven");
  }
  const unfinished = `${cached}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const artifact = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${version}:zip`;
  try {
    // Outside a project Maven leaves a marker where it runs.
    await runNicely(0, "mvn", ["--batch-mode", "--quiet", "dependency:unpack", `-Dartifact=${artifact}`, `-DoutputDirectory=${unfinished}`], process.env, unfinished);
    renameSync(path.join(unfinished, `elasticsearch-${version}`), cached);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function settings(profile: Profile, folder: string): string {
  return [
    `cluster.name: fanfare-${profile.name}`,
    "discovery.type: single-node",
    "network.host: 127.0.0.1",
    `http.port: ${profile.ports.elasticsearch}`,
    `transport.port: ${profile.ports.elasticsearch + 100}`,
    `path.data: ${JSON.stringify(path.join(folder, "data"))}`,
    `path.logs: ${JSON.stringify(path.join(folder, "logs"))}`,
    "xpack.security.enabled: false",
    // A nearly full disk of a laptop would otherwise turn the index read-only.
    "cluster.routing.allocation.disk.threshold_enabled: false",
    "",
  ].join("\n");
}

/** Elasticsearch writes a key store beside its settings, so each profile has a settings folder of its own. */
function prepareFolder(home: string, profile: Profile): string {
  const folder = dataFolder(profile, "elasticsearch", { unprivileged: true });
  const config = path.join(folder, "config");
  for (const part of ["data", "logs", "tmp", "config"]) mkdirSync(path.join(folder, part), { recursive: true });
  for (const file of ["jvm.options", "log4j2.properties"]) cpSync(path.join(home, "config", file), path.join(config, file));
  writeFileSync(path.join(config, "elasticsearch.yml"), settings(profile, folder));
  giveAway(folder);
  return folder;
}

/** Search over creators and content. The core distribution is enough: mappings keep to what every Elasticsearch has. */
export const elasticsearch: Server = {
  title: "Elasticsearch",
  variable: "ELASTICSEARCH_URL",
  ports: ["elasticsearch"],
  remedies: { apt: "maven openjdk-17-jre-headless", brew: "maven openjdk@17", compose: "elasticsearch" },
  find,
  install,
  async start(found, { profile, processes }) {
    const folder = prepareFolder(path.resolve(path.dirname(found.path), ".."), profile);
    const java = (await findJava()) ?? "java";
    const env = {
      ...process.env,
      HOME: folder,
      ES_PATH_CONF: path.join(folder, "config"),
      ES_TMPDIR: path.join(folder, "tmp"),
      ES_JAVA_OPTS: `-Xms512m -Xmx512m ${profile.name === "bench" ? "" : quickToStart}`,
      ES_JAVA_HOME: path.resolve(path.dirname(realpathSync(java)), ".."),
    };
    return processes.start({ name: "elasticsearch", command: found.path, args: [], cwd: folder, env, user: isRoot ? unprivileged : undefined });
  },
  async check({ environment }) {
    const url = (environment.ELASTICSEARCH_URL ?? "").replace(/\/$/, "");
    await fetchJson(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`);
    const { nodes } = await fetchJson<{ nodes: Record<string, { version: string }> }>(`${url}/_nodes?filter_path=nodes.*.version`);
    return Object.values(nodes)[0]?.version ?? "";
  },
  address: ({ environment }) => environment.ELASTICSEARCH_URL ?? "",
};
