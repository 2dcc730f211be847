import { DomainError, idFrom, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { isCheckDue, lookedAt, postponed, rememberedMatches, type SavedSearch } from "../saved-search.ts";
import type { RecipientOf, SavedSearchRepositories } from "../saved-search-ports.ts";
import type { CreatorSearch } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<SavedSearchRepositories>; search: Pick<CreatorSearch, "ids">; recipientOf: RecipientOf };
type Asked = { organizationId: string; searchId: string; due: Date };

/** What became of a look: how many matches are new; nothing, as it is not wanted any more; or it was put off. */
export type Look = { newcomers: number } | "not-wanted" | "postponed";

/**
 * Looks whether a saved search has new matches, and tells the organization of them, and by letter whoever saved it. It is
 * not wanted any more when it was done already, or the search was changed or removed meanwhile: asking twice tells once.
 */
export const makeCheckSavedSearch =
  ({ unitOfWork, search, recipientOf }: Deps) =>
  async (context: Context, asked: Asked): Promise<Look> => {
    const scope = { organizationId: asked.organizationId };
    const saved = await unitOfWork.run(scope, context, (tx) => tx.savedSearches.find(asked.searchId));
    if (!saved || !isCheckDue(saved, asked.due)) return "not-wanted";
    // Outside of any transaction: the engine may take its time.
    const found = await matchesOf(search, saved);
    const recipients = await recipientOf(saved.organizationId, saved.createdBy);
    return unitOfWork.run(scope, context, async (tx) => {
      const now = await tx.savedSearches.find(asked.searchId);
      if (!now || now.version !== saved.version || !isCheckDue(now, asked.due)) return "not-wanted";
      if (found === null) {
        await tx.savedSearches.noteLook(postponed(now, tx.at));
        return "postponed";
      }
      const { state, facts, newcomers } = lookedAt(now, found, tx.at);
      await tx.savedSearches.noteLook(state);
      await tx.outbox.append(facts, state.version);
      if (newcomers === 0) return { newcomers };
      await tx.notifications.add(notificationOf(state, newcomers, asked.due));
      // One letter until somebody opens the search: a busy one would write every hour.
      if (!now.newMatches) for (const recipient of recipients) await tx.mails.queue(letterOf(state, newcomers, asked.due, recipient));
      return { newcomers };
    });
  };

/** Null while search can't answer this one. */
async function matchesOf(search: Deps["search"], { organizationId, filter, sort }: SavedSearch): Promise<string[] | null> {
  try {
    return await search.ids(organizationId, filter, sort, rememberedMatches);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "unavailable") return null;
    throw error;
  }
}

/** A link longer than this is cut by mail programs. */
const longestFilter = 1_500;

/** Opens what the alert saw, also for a colleague and after the search was changed. */
function linkTo({ id, filter, sort }: SavedSearch): string {
  const text = JSON.stringify(filter);
  return `/discover?${new URLSearchParams({ saved: id, ...(text.length <= longestFilter && { f: text, sort }) }).toString()}`;
}

function notificationOf(search: SavedSearch, count: number, due: Date) {
  const { id, organizationId, name } = search;
  const look = due.toISOString();
  return {
    id: idFrom("notification", "search-matched", id, look), eventId: idFrom("search-matched", id, look), kind: "search-matched",
    data: { searchId: id, searchName: name, count }, link: linkTo(search), organizationId, creatorId: null,
  };
}

function letterOf(search: SavedSearch, count: number, due: Date, { userId, email, locale }: Awaited<ReturnType<RecipientOf>>[number]) {
  const { id, organizationId, name } = search;
  return {
    id: idFrom("mail", "search-matched", id, due.toISOString(), userId), organizationId, userId, recipient: email, template: "search-matched" as const, locale,
    data: { searchName: name, count, link: linkTo(search) },
  };
}
