import { Module } from "@nestjs/common";
import { ImportCreators } from "./import-creators.job.ts";
import { StartImport } from "./start-import.event.ts";

@Module({ providers: [StartImport, ImportCreators] })
export class CreatorsModule {}
