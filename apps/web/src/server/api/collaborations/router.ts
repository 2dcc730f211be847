import { router } from "../trpc.ts";
import { agreeAsCreator } from "./agree-as-creator.command.ts";
import { agreeToOffer } from "./agree-to-offer.command.ts";
import { cancelCollaboration } from "./cancel-collaboration.command.ts";
import { counterAsCreator } from "./counter-as-creator.command.ts";
import { counterOffer } from "./counter-offer.command.ts";
import { decline } from "./decline.command.ts";
import { findApplicants } from "./find-applicants.query.ts";
import { findCollaboration } from "./find-collaboration.query.ts";
import { findMyCollaboration } from "./find-my-collaboration.query.ts";
import { findMyHome } from "./find-my-home.query.ts";
import { inviteCreator } from "./invite-creator.command.ts";
import { makeOffer } from "./make-offer.command.ts";
import { shortlist } from "./shortlist.command.ts";
import { submitApplication } from "./submit-application.command.ts";
import { withdraw } from "./withdraw.command.ts";

export const collaborations = router({
  command: router({ agreeAsCreator, agreeToOffer, cancelCollaboration, counterAsCreator, counterOffer, decline, inviteCreator, makeOffer, shortlist, submitApplication, withdraw }),
  query: router({ findApplicants, findCollaboration, findMyCollaboration, findMyHome }),
});
