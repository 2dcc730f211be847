import { UpdateOwnProfileInput } from "@fanfare/contracts/creator-profile";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorProfilesOf } from "../../compose/creator-profiles.ts";
import { creatorCommand } from "../procedures.ts";

export const updateOwnProfile = creatorCommand
  .input(UpdateOwnProfileInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorProfilesOf(ctx.app).updateOwnProfile(ctx.context, input));
