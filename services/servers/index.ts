import { elasticsearch } from "./elasticsearch.ts";
import { mail } from "./mail.ts";
import { minio } from "./minio.ts";
import { nats } from "./nats.ts";
import { postgres } from "./postgres.ts";
import { redis } from "./redis.ts";
import type { Server } from "./server.ts";
import { socialPlatforms, stripe } from "./simulators.ts";

/** The slowest to be had come first, so that their work begins first. */
export const servers: readonly Server[] = [minio, elasticsearch, nats, redis, postgres, mail, ...socialPlatforms, stripe];
