import { UnderstandInput, UnderstandOutput } from "@fanfare/contracts/discovery";
import { understand as read } from "@fanfare/domain/discovery";
import { memberQuery } from "../procedures.ts";

/** A sentence as filters, by rules: nothing of it leaves the installation. */
export const understand = memberQuery("creators.read")
  .input(UnderstandInput)
  .output(UnderstandOutput)
  .query(({ input }) => read(input.sentence));
