import { idFrom, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { isCheckDue, lookedAt, rememberedMatches, type SavedSearch } from "../saved-search.ts";
import type { RecipientOf, SavedSearchRepositories } from "../saved-search-ports.ts";
import type { CreatorSearch } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<SavedSearchRepositories>; search: Pick<CreatorSearch, "ids">; recipientOf: RecipientOf };
type Asked = { organizationId: string; searchId: string; due: Date };

/**
 * Looks whether a saved search has new matches, and tells the organization of them, and by letter whoever saved it. Answers
 * how many are new, or null when the look is not wanted any more: done already, changed or removed meanwhile. Asking twice
 * tells once.
 */
export const makeCheckSavedSearch =
  ({ unitOfWork, search, recipientOf }: Deps) =>
  async (context: Context, asked: Asked): Promise<number | null> => {
    const scope = { organizationId: asked.organizationId };
    const saved = await unitOfWork.run(scope, context, (tx) => tx.savedSearches.find(asked.searchId));
    if (!saved || !isCheckDue(saved, asked.due)) return null;
    // Outside of any transaction: the engine may take its time.
    const found = await search.ids(saved.organizationId, saved.filter, saved.sort, rememberedMatches);
    const recipients = await recipientOf(saved.organizationId, saved.createdBy);
    return unitOfWork.run(scope, context, async (tx) => {
      const now = await tx.savedSearches.find(asked.searchId);
      if (!now || now.version !== saved.version || !isCheckDue(now, asked.due)) return null;
      const { state, facts, newcomers } = lookedAt(now, found, tx.at);
      await tx.savedSearches.noteLook(state);
      await tx.outbox.append(facts, state.version);
      if (newcomers === 0) return 0;
      await tx.notifications.add(notificationOf(state, newcomers, asked.due));
      // One letter until somebody opens the search: a busy one would write every hour.
      if (!now.newMatches) for (const recipient of recipients) await tx.mails.queue(letterOf(state, newcomers, asked.due, recipient));
      return newcomers;
    });
  };

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
