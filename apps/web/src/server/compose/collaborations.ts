import {
  makeAgreeToOffer, makeCancelCollaboration, makeCounterOffer, makeDecline, makeInviteCreator, makeMakeOffer, makeShortlist, makeSubmitApplication, makeWithdraw,
} from "@fanfare/domain/collaborations";
import { perApp } from "./per-app.ts";

export const collaborationsOf = perApp(({ unitOfWork }) => ({
  submitApplication: makeSubmitApplication({ unitOfWork }),
  inviteCreator: makeInviteCreator({ unitOfWork }),
  shortlist: makeShortlist({ unitOfWork }),
  decline: makeDecline({ unitOfWork }),
  makeOffer: makeMakeOffer({ unitOfWork }),
  counterOffer: makeCounterOffer({ unitOfWork }),
  agreeToOffer: makeAgreeToOffer({ unitOfWork }),
  withdraw: makeWithdraw({ unitOfWork }),
  cancelCollaboration: makeCancelCollaboration({ unitOfWork }),
}));
