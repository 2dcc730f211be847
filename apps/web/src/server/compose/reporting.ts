import { makeRevokeShare, makeShareReport } from "@fanfare/domain/reporting";
import { perApp } from "./per-app.ts";

export const reportingOf = perApp(({ unitOfWork }) => ({
  shareReport: makeShareReport({ unitOfWork }),
  revokeShare: makeRevokeShare({ unitOfWork }),
}));
