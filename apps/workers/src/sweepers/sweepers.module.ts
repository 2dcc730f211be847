import { Module } from "@nestjs/common";
import { Sweeper } from "./sweeper.ts";

@Module({ providers: [Sweeper] })
export class SweepersModule {}
