import { InstallationStatus } from "@fanfare/contracts/operations";
import { isDomainError } from "../../http/faults.ts";
import { dependencies } from "../../operations/dependencies.ts";
import { workersStatus } from "../../operations/workers.ts";
import { operatorQuery } from "../procedures.ts";

/** How the installation is: the servers as the web app sees them, and the workers' own account. */
export const findStatus = operatorQuery.output(InstallationStatus).query(async ({ ctx: { app } }) => {
  const [web, workers] = await Promise.all([
    dependencies(app, "all"),
    workersStatus(app).catch((error: unknown) => {
      if (!isDomainError(error)) throw error;
      return null;
    }),
  ]);
  return { at: new Date().toISOString(), publicUrl: app.config.publicUrl.href, isMailConfigured: app.config.isMailConfigured, isDemo: app.config.isDemo, web, workers };
});
