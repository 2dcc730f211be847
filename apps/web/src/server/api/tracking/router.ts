import { router } from "../trpc.ts";
import { beginConnect } from "./begin-connect.command.ts";
import { decideStoryProof } from "./decide-story-proof.command.ts";
import { disconnectAccount } from "./disconnect-account.command.ts";
import { dismissFoundPost } from "./dismiss-found-post.command.ts";
import { findMyConnections } from "./find-my-connections.query.ts";
import { findMyPublication } from "./find-my-publication.query.ts";
import { findPublication } from "./find-publication.query.ts";
import { readAccountNow } from "./read-account-now.command.ts";
import { recheckPublication } from "./recheck-publication.command.ts";
import { refreshMetrics } from "./refresh-metrics.command.ts";
import { reportFoundPost } from "./report-found-post.command.ts";
import { reportPublication } from "./report-publication.command.ts";
import { submitStoryProof } from "./submit-story-proof.command.ts";

export const tracking = router({
  command: router({ reportPublication, recheckPublication, refreshMetrics, reportFoundPost, dismissFoundPost, submitStoryProof, decideStoryProof, beginConnect, disconnectAccount, readAccountNow }),
  query: router({ findPublication, findMyPublication, findMyConnections }),
});
