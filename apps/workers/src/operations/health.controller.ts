import { Controller, Get, Header, Inject, Res } from "@nestjs/common";
import type { Response } from "express";
import { Lifecycle } from "../runtime/lifecycle.ts";
import { Dependencies } from "./dependencies.ts";
import { MetricsReader } from "./metrics-reader.ts";

/** For whoever keeps processes alive, sends them work, or draws their figures. */
@Controller()
export class HealthController {
  constructor(
    @Inject(Dependencies) private readonly dependencies: Dependencies,
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
    @Inject(MetricsReader) private readonly metrics: MetricsReader,
  ) {}

  @Get("healthz")
  healthz() {
    return { ok: true };
  }

  @Get("readyz")
  async readyz(@Res({ passthrough: true }) response: Response) {
    const dependencies = await this.dependencies.required();
    const stopping = this.lifecycle.stopping.aborted;
    const ok = !stopping && dependencies.every((dependency) => dependency.ok);
    response.status(ok ? 200 : 503);
    return { ok, stopping, dependencies: dependencies.map(({ name, ok: isOk, latencyMs }) => ({ name, ok: isOk, latencyMs })) };
  }

  @Get("metrics")
  @Header("content-type", "text/plain; version=0.0.4; charset=utf-8")
  read(): Promise<string> {
    return this.metrics.read();
  }
}
