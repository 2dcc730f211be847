import type { ServerResponse } from "node:http";
import { z } from "zod";

import type { Answer, Call } from "./serve.ts";

/** A fault to play on the next `times` calls that match; `skip` lets that many pass first. */
export const FaultOrder = z.strictObject({
  kind: z.string().min(1),
  times: z.int().min(1).max(10_000).default(1),
  skip: z.int().min(0).default(0),
  /** Only calls whose path contains this. */
  path: z.string().optional(),
  method: z.string().toUpperCase().optional(),
  /** For `rate-limited`: the Retry-After header; without it none is sent. */
  retryAfterSeconds: z.int().min(0).optional(),
});
export type FaultOrder = z.infer<typeof FaultOrder>;

/** The faults that wait to be played, oldest first. */
export class FaultQueue {
  #orders: FaultOrder[] = [];

  add(order: FaultOrder): void {
    this.#orders.push({ ...order });
  }

  clear(): void {
    this.#orders = [];
  }

  get waiting(): readonly FaultOrder[] {
    return this.#orders;
  }

  /** The fault this call meets, used up by one. */
  take(call: Call): FaultOrder | undefined {
    const order = this.#orders.find(
      (one) => (!one.path || call.path.includes(one.path)) && (!one.method || one.method === call.method),
    );
    if (!order) return undefined;
    if (order.skip > 0) {
      order.skip -= 1;
      return undefined;
    }
    order.times -= 1;
    if (order.times === 0) this.#orders = this.#orders.filter((one) => one !== order);
    return order;
  }
}

export const TRANSPORT_FAULTS = ["hang", "html", "cut-body", "stalled-body", "not-json", "closed"] as const;
type TransportFault = (typeof TRANSPORT_FAULTS)[number];

/** Whether the fault breaks HTTP itself, the same way for every platform. */
export function isTransportFault(kind: string): kind is TransportFault {
  return (TRANSPORT_FAULTS as readonly string[]).includes(kind);
}

/** Plays a fault of the transport: no answer, a gateway's page, a body that ends or stalls half-way. */
export function playTransportFault(kind: TransportFault, raw: ServerResponse): Answer | "taken" {
  switch (kind) {
    case "hang":
      return "taken";
    case "html":
      return { status: 502, body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>" };
    case "not-json":
      return { status: 200, headers: { "content-type": "application/json" }, body: '{"items": [' };
    case "closed":
      raw.destroy();
      return "taken";
    case "cut-body":
    case "stalled-body":
      raw.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
      raw.write('{"kind":"cut', () => {
        if (kind === "cut-body") raw.destroy();
      });
      return "taken";
  }
}
