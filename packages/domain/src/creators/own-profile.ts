import type { RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError, event, fromWire, invalidField, type DomainEvent, type Money } from "../kernel/index.ts";
import { handleKey, parseHandle } from "./handle.ts";

/** One of a creator's own accounts. `followers` is what the creator says; what a platform says is kept beside it and wins. */
export type OwnAccount = { platform: Platform; handle: string; url: string; followers: number | null };
export type OwnRate = { platform: Platform; format: string; price: Money };

/** A creator who signed up by themselves: theirs alone to change. */
export type OwnProfile = {
  id: string;
  userId: string;
  displayName: string;
  bio: string;
  country: string;
  languages: readonly string[];
  topics: readonly string[];
  email: string | null;
  accounts: readonly OwnAccount[];
  rates: readonly OwnRate[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

export type ProfileFields = RegisterCreatorInput;
type Decided = { state: OwnProfile; facts: DomainEvent[] };

/** Where an account shows itself, by its handle or, on YouTube, its id. */
export const profileAddress = (platform: Platform, handle: string): string => addresses[platform](encodeURIComponent(handle));

const addresses: Record<Platform, (handle: string) => string> = {
  youtube: (handle) => `https://www.youtube.com/${handle.startsWith("UC") && handle.length === 24 ? `channel/${handle}` : `@${handle}`}`,
  instagram: (handle) => `https://www.instagram.com/${handle}`,
  tiktok: (handle) => `https://www.tiktok.com/@${handle}`,
  twitch: (handle) => `https://www.twitch.tv/${handle}`,
  x: (handle) => `https://x.com/${handle}`,
};

/** Reads the accounts as they were typed: handles or profile links. Refuses at the field that can't be read. */
export function readAccounts(typed: ProfileFields["accounts"]): OwnAccount[] {
  const accounts = typed.map(({ platform, handle, followers }, index): OwnAccount => {
    const parsed = parseHandle(handle);
    const field = `accounts.${index}.handle`;
    if (!parsed) throw invalidField("creators.unreadable-handle", field, "This is neither a handle nor a profile link. Write it like @mira, or paste the link.");
    if (parsed.platform !== null && parsed.platform !== platform) {
      throw invalidField("creators.other-platform", field, "This link is of another platform than the one chosen. Choose that platform, or paste another link.");
    }
    return { platform, handle: parsed.handle, url: profileAddress(platform, parsed.handle), followers };
  });
  const keys = accounts.map((account) => `${account.platform}:${handleKey(account.handle)}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) throw invalidField("creators.account-twice", `accounts.${twice}.handle`, "This account is on your list already. Remove one of the two.");
  return accounts;
}

const fieldsOf = (input: ProfileFields) => ({
  displayName: input.displayName,
  bio: input.bio,
  country: input.country,
  languages: [...new Set(input.languages)],
  topics: [...new Set(input.topics.map((topic) => topic.toLowerCase()))],
  accounts: readAccounts(input.accounts),
  rates: input.rates.map(({ platform, format, price }) => ({ platform, format, price: fromWire(price) })),
});

const changed = (creatorId: string): DomainEvent => event("creators.creators-changed.v1", { aggregateId: creatorId, creatorId }, { creatorIds: [creatorId] });

/** Somebody who signed in becomes a creator. */
export function registerProfile(person: { id: string; userId: string; email: string; at: Date }, input: ProfileFields): Decided {
  const { at, ...who } = person;
  const state: OwnProfile = { ...who, ...fieldsOf(input), version: 1, createdAt: at, updatedAt: at };
  return { state, facts: [event("creators.profile-completed.v1", { aggregateId: who.id, creatorId: who.id }, { creatorId: who.id }), changed(who.id)] };
}

export const updateProfile = (profile: OwnProfile, input: ProfileFields, at: Date): Decided => ({
  state: { ...profile, ...fieldsOf(input), updatedAt: at },
  facts: [changed(profile.id)],
});

/** Somebody else signed up with this account before. */
export const handleTaken = (account: Pick<OwnAccount, "platform" | "handle">, index: number): DomainError => {
  const message = `${account.handle} on ${account.platform} belongs to another profile here. If it is yours, ask whoever runs this installation.`;
  return new DomainError("conflict", "creators.handle-taken", message, { fields: { [`accounts.${index}.handle`]: message }, details: { handle: account.handle, platform: account.platform } });
};

/** The person is a creator already. */
export const alreadyRegistered = (): DomainError =>
  new DomainError("conflict", "creators.already-registered", "You have a creator profile already. Open it and change what you want.");
