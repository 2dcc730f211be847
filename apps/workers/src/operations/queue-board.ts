import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import type { JobQueues } from "@fanfare/adapters/jobs";
import type { Router } from "express";

/** Where the board lies, in the workers and, passed on by the web app, for operators. */
export const queueBoardPath = "/internal/queues";

/** A board of all queues. It must stand behind the internal token. */
export function queueBoard(jobs: JobQueues): Router {
  const server = new ExpressAdapter();
  server.setBasePath(queueBoardPath);
  createBullBoard({ queues: [...jobs.queues.values()].map((queue) => new BullMQAdapter(queue)), serverAdapter: server });
  return server.getRouter() as Router;
}
