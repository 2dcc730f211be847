import { makeCancelBulk, makeStartBulk } from "@fanfare/domain/discovery";
import { perApp } from "./per-app.ts";

export const bulkActionsOf = perApp(({ unitOfWork }) => ({
  startBulk: makeStartBulk({ unitOfWork }),
  cancelBulk: makeCancelBulk({ unitOfWork }),
}));
