import {
  makeDecideStoryProof, makeDismissFoundPost, makeRecheckPublication, makeRefreshMetrics, makeReportFoundPost, makeReportPublication, makeSubmitStoryProof,
} from "@fanfare/domain/tracking";
import { perApp } from "./per-app.ts";

export const trackingOf = perApp(({ unitOfWork }) => ({
  reportPublication: makeReportPublication({ unitOfWork }),
  recheckPublication: makeRecheckPublication({ unitOfWork }),
  refreshMetrics: makeRefreshMetrics({ unitOfWork }),
  reportFoundPost: makeReportFoundPost({ unitOfWork }),
  dismissFoundPost: makeDismissFoundPost({ unitOfWork }),
  submitStoryProof: makeSubmitStoryProof({ unitOfWork }),
  decideStoryProof: makeDecideStoryProof({ unitOfWork }),
}));
