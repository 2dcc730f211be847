import "reflect-metadata";
import { connectStorage } from "@fanfare/adapters/storage";
import { connect } from "@fanfare/db/connection";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { RunBulkAction } from "./run-bulk-action.job.ts";

// A process that does one piece of work on many creators, for crash tests to start and kill.

const env = process.env as Record<string, string>;
const db = connect(env.DATABASE_APP_URL!, { max: 2 });
const storage = connectStorage({ endpoint: env.S3_ENDPOINT!, accessKey: env.S3_ACCESS_KEY!, secretKey: env.S3_SECRET_KEY!, bucket: env.S3_BUCKET! });
const job = new RunBulkAction(unitOfWorkOn(db, { now: () => new Date() }), db, storage, { ids: () => Promise.reject(new Error("The ids are settled already.")) });
await job.run(
  { organizationId: env.ORGANIZATION_ID!, creatorId: null, correlationId: "test", bulkId: env.BULK_ID! },
  { report: () => Promise.resolve(), attempt: 1, signal: new AbortController().signal },
);
await db.close();
