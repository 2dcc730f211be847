import type { Receipt } from "@fanfare/contracts/ids";
import type { RevokeShareInput, ShareReportInput } from "@fanfare/contracts/reporting";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import type { ReportingRepositories } from "../ports.ts";
import { revoke, share } from "../share-link.ts";

type Deps = { unitOfWork: UnitOfWork<ReportingRepositories> };

/** Makes a link that opens one campaign's report without an account. The token is told this once. */
export const makeShareReport =
  ({ unitOfWork }: Deps) =>
  (context: Context, input: ShareReportInput): Promise<Receipt & { token: string }> => {
    const member = authorizeMember(context.actor, "reports.share");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const { state, facts, token } = share(member, input.campaignId, input.expiresInDays, tx.at);
      await tx.shareLinks.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version, token };
    });
  };

/** Closes a link: from then on it opens nothing. */
export const makeRevokeShare =
  ({ unitOfWork }: Deps) =>
  (context: Context, input: RevokeShareInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "reports.share");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const link = await tx.shareLinks.get(input.shareLinkId);
      const { state, facts } = revoke(link, tx.at);
      if (facts.length === 0) return { id: link.id, version: link.version };
      await tx.shareLinks.save(state);
      await tx.outbox.append(facts, link.version + 1);
      return { id: link.id, version: link.version + 1 };
    });
  };
