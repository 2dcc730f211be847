import type { OwnProfileView, RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import type { Money } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import type { DeliverableFormat } from "@fanfare/contracts/requirements";

/** A profile while it is filled in: rows may be empty, and `key` only tells them apart on screen. */
export type ProfileDraft = {
  displayName: string;
  bio: string;
  country: string | null;
  languages: string[];
  topics: string[];
  accounts: { key: string; platform: Platform; handle: string; followers: number | null }[];
  rates: { key: string; platform: Platform; format: DeliverableFormat; price: Money | null }[];
};

const key = () => crypto.randomUUID();

export const emptyAccount = (platform: Platform = "youtube"): ProfileDraft["accounts"][number] => ({ key: key(), platform, handle: "", followers: null });
export const emptyRate = (platform: Platform = "youtube"): ProfileDraft["rates"][number] => ({ key: key(), platform, format: "video", price: null });

export const emptyProfile = (displayName: string): ProfileDraft => ({ displayName, bio: "", country: null, languages: [], topics: [], accounts: [emptyAccount()], rates: [] });

export const draftOf = (profile: OwnProfileView): ProfileDraft => ({
  displayName: profile.displayName,
  bio: profile.bio,
  country: profile.country,
  languages: profile.languages,
  topics: profile.topics,
  accounts: profile.accounts.map(({ platform, handle, followers }) => ({ key: key(), platform, handle, followers })),
  rates: profile.rates.map((rate) => ({ key: key(), ...rate })),
});

/** What is sent: rows that were left empty are not meant. The country is asked for by the form. */
export function inputOf(draft: ProfileDraft): RegisterCreatorInput {
  const { displayName, bio, country, languages, topics } = draft;
  return {
    displayName, bio, country: country ?? "", languages, topics,
    accounts: draft.accounts.filter(({ handle }) => handle.trim() !== "").map(({ platform, handle, followers }) => ({ platform, handle, followers })),
    rates: draft.rates.flatMap(({ platform, format, price }) => (price ? [{ platform, format, price }] : [])),
  };
}
