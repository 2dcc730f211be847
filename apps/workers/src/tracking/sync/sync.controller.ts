import type { SyncOverview } from "@fanfare/contracts/sync";
import { Controller, Get, Inject } from "@nestjs/common";
import { SyncStatus } from "./sync-status.ts";

/** What operators see of the readings. Stands behind the internal token, as everything under this path. */
@Controller("internal")
export class SyncController {
  constructor(@Inject(SyncStatus) private readonly status: SyncStatus) {}

  @Get("sync-overview")
  read(): Promise<SyncOverview> {
    return this.status.read();
  }
}
