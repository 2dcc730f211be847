// Runs on whatever Node the machine has (20 or later): gets the project's own Node 24 from the lock file and hands over.
// Stays alive as the guard: when the launcher dies, even by SIGKILL, whatever it had started is ended here.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function checkNodeVersion() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Fanfare needs Node 20 or later to set itself up, and this is ${process.version}. Install a newer one and run the command again.`);
}

function modified(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

// npm writes node_modules/.package-lock.json last, so its time says when an install was completed.
function installPackages() {
  const installed = modified(path.join(root, "node_modules", ".package-lock.json"));
  if (installed >= modified(path.join(root, "package-lock.json")) || sameLock()) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < 3 * 1024 ** 3) fail(`The first set-up needs 3 GB of free disk space, and ${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB are left. Make room and run the command again.`);
  console.log("Installing the packages named in package-lock.json (about a minute) ...");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  if (npm.status === 0) return;
  const lines = `${npm.stderr ?? ""}`.split("\n").filter((line) => line.startsWith("npm error"));
  const reason = lines.find((line) => /request to|reason:|ENOSPC|EACCES|EINTEGRITY|can only install/.test(line)) ?? lines[0] ?? npm.error?.message ?? "npm ci failed";
  fail(`The packages could not be installed: ${reason.replace(/^npm error /, "").trim()}. Check the network and the free disk space, then run the command again ("npm ci" shows the whole output).`);
}

// A checkout or a branch change touches the lock file without changing it: compare what npm recorded before installing again.
function sameLock() {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([name, entry]) => !name.includes("node_modules/") || entry.link || entry.optional || installed[name]?.version === entry.version);
}

function findNode24() {
  const executable = process.platform === "win32" ? "node.exe" : "node";
  const platformPackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const candidates = [
    path.join(root, "node_modules", "node", "bin", executable),
    path.join(root, "node_modules", platformPackage, "bin", executable),
    path.join(root, "node_modules", "node", "node_modules", platformPackage, "bin", executable),
    process.execPath,
  ];
  const isNode24 = (file) => existsSync(file) && /^v24\./.test(spawnSync(file, ["--version"], { encoding: "utf8" }).stdout ?? "");
  return candidates.find(isNode24) ?? fail("Node 24 did not come with the packages. Run \"npm ci\" and try again; the output says why.");
}

function endGroups(groups) {
  for (const group of groups) {
    try {
      process.kill(-group, "SIGKILL");
    } catch {
      // Already gone, which is what is wanted.
    }
  }
}

function handOver(node) {
  const groups = new Set();
  const launcher = spawn(node, ["--disable-warning=ExperimentalWarning", path.join(root, "services", "main.ts"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  launcher.on("message", ({ started, ended }) => {
    if (started) groups.add(started);
    if (ended) groups.delete(ended);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => launcher.kill(signal));
  watchNpm(launcher);
  launcher.on("exit", (code) => {
    endGroups(groups);
    process.exit(code ?? 1);
  });
}

// npm that is killed outright passes no signal on; the shell between it and us then has another parent.
function watchNpm(launcher) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parentOfShell = () => spawnSync("ps", ["-o", "ppid=", "-p", String(process.ppid)], { encoding: "utf8" }).stdout?.trim();
  const npm = parentOfShell();
  setInterval(() => parentOfShell() !== npm && launcher.kill("SIGTERM"), 3000).unref();
}

checkNodeVersion();
installPackages();
handOver(findNode24());
