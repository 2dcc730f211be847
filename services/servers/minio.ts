import { Client } from "minio";
import { goInstall } from "../lib/go.ts";
import { serverNameAt } from "../lib/network.ts";
import { cacheFolder, dataFolder } from "../lib/profile.ts";
import { isExecutable, onPath } from "../lib/tools.ts";
import type { Server, Stack } from "./server.ts";

// The last state of the module before its authors stopped publishing; there are no later releases to follow.
const module = "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c";
const version = "2026-02-12";
const cached = cacheFolder(`minio-${version}`, "minio");

async function find() {
  if (isExecutable(cached)) return { path: cached, how: "in the cache" };
  const program = onPath("minio");
  return program ? { path: program, how: "on PATH" } : undefined;
}

function client({ environment }: Stack): Client {
  const { hostname, port, protocol } = new URL(environment.S3_ENDPOINT ?? "");
  return new Client({
    endPoint: hostname,
    port: Number(port) || undefined,
    useSSL: protocol === "https:",
    accessKey: environment.S3_ACCESS_KEY ?? "",
    secretKey: environment.S3_SECRET_KEY ?? "",
  });
}

/** Videos, images and files. Only ever on the loopback: nobody mends its holes any more. */
export const minio: Server = {
  title: "MinIO",
  variable: "S3_ENDPOINT",
  ports: ["minio"],
  remedies: { brew: "minio", compose: "s3" },
  find,
  // Three minutes on two cores: it stands back for all others.
  install: () => goInstall(module, cached, 15),
  async start(found, { profile, secrets, processes }) {
    const args = ["server", dataFolder(profile, "minio"), "--quiet", "--address", `127.0.0.1:${profile.ports.minio}`];
    const switchedOff = { MINIO_BROWSER: "off", MINIO_UPDATE: "off", MINIO_CALLHOME_ENABLE: "off" };
    const credentials = { MINIO_ROOT_USER: secrets.s3AccessKey, MINIO_ROOT_PASSWORD: secrets.s3SecretKey };
    return processes.start({ name: "minio", command: found.path, args, env: { ...process.env, ...switchedOff, ...credentials } });
  },
  async check(stack) {
    const server = await serverNameAt(stack.environment.S3_ENDPOINT ?? "");
    await client(stack).bucketExists(stack.environment.S3_BUCKET ?? "");
    return server === "MinIO" ? version : server;
  },
  async prepare(stack) {
    const bucket = stack.environment.S3_BUCKET ?? "";
    const storage = client(stack);
    if (!(await storage.bucketExists(bucket))) await storage.makeBucket(bucket);
  },
  address: ({ environment }) => environment.S3_ENDPOINT ?? "",
};
