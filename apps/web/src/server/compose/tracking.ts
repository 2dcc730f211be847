import { makeRecheckPublication, makeRefreshMetrics, makeReportPublication } from "@fanfare/domain/tracking";
import { perApp } from "./per-app.ts";

export const trackingOf = perApp(({ unitOfWork }) => ({
  reportPublication: makeReportPublication({ unitOfWork }),
  recheckPublication: makeRecheckPublication({ unitOfWork }),
  refreshMetrics: makeRefreshMetrics({ unitOfWork }),
}));
