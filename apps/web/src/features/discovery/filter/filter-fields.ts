import { CreatorConditions } from "@fanfare/contracts/discovery";

/** A condition by its name in the contract: the same names are in the URL, on chips and in `ignored`. */
export type ConditionName = keyof CreatorConditions;

export const filterGroups = ["network", "engagement", "creator", "content", "audience", "quality", "price", "history"] as const;
export type FilterGroup = (typeof filterGroups)[number];

/** Under which heading of the panel a condition is edited. */
export const groupOf: Record<ConditionName, FilterGroup> = {
  text: "content",
  networks: "network",
  alsoOn: "network",
  followers: "network",
  postCount: "network",
  accountTypes: "network",
  isVerified: "network",
  isPrivate: "network",
  isOfficialArtist: "network",
  engagementRate: "engagement",
  averageViews: "engagement",
  engagements: "engagement",
  averageLikes: "engagement",
  averageComments: "engagement",
  averageShares: "engagement",
  averageSaves: "engagement",
  reelsViews: "engagement",
  shortsViews: "engagement",
  liveViewers: "engagement",
  hoursStreamed: "engagement",
  activeDaysPerWeek: "engagement",
  estimatedReach: "engagement",
  growth: "engagement",
  lastPostWithinDays: "engagement",
  countries: "creator",
  cities: "creator",
  languages: "creator",
  genders: "creator",
  age: "creator",
  topics: "creator",
  brands: "creator",
  likeCreators: "creator",
  likeAudienceOf: "creator",
  source: "creator",
  anywhere: "content",
  bio: "content",
  captions: "content",
  hashtags: "content",
  mentions: "content",
  postKinds: "content",
  games: "content",
  hasSponsoredPosts: "content",
  audience: "audience",
  authenticity: "quality",
  commentsMark: "quality",
  reactionsMark: "quality",
  price: "price",
  hasContact: "price",
  contacts: "price",
  inLists: "history",
  notInLists: "history",
  notInCampaigns: "history",
  notContactedWithinDays: "history",
  notDeclined: "history",
};

export const conditionNames = Object.keys(CreatorConditions.shape) as ConditionName[];

type NameOf<Kind> = { [Name in ConditionName]-?: NonNullable<CreatorConditions[Name]> extends Kind ? Name : never }[ConditionName];
type ChoiceShape = { include?: string[] | undefined; exclude?: string[] | undefined };

/** Conditions of one form, so that each form is edited and worded once. */
export const choiceFields = ["networks", "accountTypes", "postKinds", "games", "countries", "cities", "languages", "genders", "topics", "brands", "hashtags", "mentions"] as const satisfies readonly NameOf<ChoiceShape>[];
export type ChoiceField = (typeof choiceFields)[number];

export const textFields = ["anywhere", "bio", "captions"] as const;
export type TextField = (typeof textFields)[number];

export const flagFields = ["isVerified", "isPrivate", "isOfficialArtist", "hasSponsoredPosts", "hasContact", "notDeclined"] as const satisfies readonly NameOf<boolean>[];
export type FlagField = (typeof flagFields)[number];

export const listFields = ["alsoOn", "commentsMark", "reactionsMark", "contacts", "likeCreators", "likeAudienceOf", "inLists", "notInLists", "notInCampaigns"] as const;
export type ListField = (typeof listFields)[number];

export const dayFields = ["lastPostWithinDays", "notContactedWithinDays"] as const satisfies readonly NameOf<number>[];
export type DayField = (typeof dayFields)[number];

export const audienceParts = ["countries", "cities", "languages", "genders", "interests", "brands"] as const;
export type AudiencePart = (typeof audienceParts)[number];

/** Figures that are shares 0-1 and read as percentages. */
export const isShare = (field: string): boolean => field === "engagementRate" || field === "followersGrowth30";
