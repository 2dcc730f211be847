"use client";

import type { CollaborationView } from "@fanfare/contracts/collaborations";
import { DeliverableWork } from "../content/deliverable-work.tsx";
import { ReportPublication } from "../tracking/report-publication.tsx";
import { CollaborationScreen } from "./collaboration-screen.tsx";
import classes from "./collaboration-screen.module.css";

const published = new Set(["approved", "published", "verified"]);

/** The creator's face of a collaboration: brief, terms, files and posts of it on one page. */
export function CreatorCollaboration({ collaborationId }: { collaborationId: string }) {
  return <CollaborationScreen collaborationId={collaborationId} side="creator" mayDecide work={(collaboration) => <Work collaboration={collaboration} />} />;
}

function Work({ collaboration }: { collaboration: CollaborationView }) {
  return (
    <div className={classes.works}>
      {collaboration.deliverables
        .filter(({ status }) => status !== "cancelled")
        .map(({ id, status }) => (
          <div key={id} id={`piece-${id}`} className={classes.work}>
            <DeliverableWork deliverableId={id} organizationName={collaboration.brandName} />
            {published.has(status) ? <ReportPublication deliverableId={id} /> : null}
          </div>
        ))}
    </div>
  );
}
