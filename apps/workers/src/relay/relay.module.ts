import { Module } from "@nestjs/common";
import { RelayLoop } from "./relay-loop.ts";
import { Relay } from "./relay.ts";

@Module({ providers: [Relay, RelayLoop], exports: [Relay] })
export class RelayModule {}
