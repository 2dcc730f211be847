import type { Audience } from "@fanfare/contracts/creator-metrics";
import { between, normal, pick, pickSome, shares, spread, weighted, type Random } from "./random.ts";
import { places, type Place } from "./places.ts";
import { brandNames, topicNames, type Subject } from "./subjects.ts";

const anyPlace = weighted(places.map((place) => [place, place.weight] as const));
const basis = weighted([["followers", 5], ["likers", 2], ["commenters", 1], ["viewers", 2]] as const);
const thousandths = (value: number) => Math.round(value * 1_000) / 1_000;
const others = (random: Random, than: Place, count: number) => Array.from({ length: count }, () => anyPlace(random)).filter((place) => place !== than);

/** Who watches: mostly people of the creator's country and of the field; whoever bought followers has few real ones. */
export function audienceOf(random: Random, home: Place, subjects: readonly Subject[], gender: string | null, isBought: boolean): Audience {
  const abroad = others(random, home, 4);
  const atHome = between(random, 0.3, 0.85);
  const languages = [...new Set([...home.languages, ...abroad.map((place) => place.languages[0]!)])].slice(0, 4);
  const lean = gender === "female" ? 0.62 : gender === "male" ? 0.38 : 0.5;
  const female = thousandths(Math.min(0.95, Math.max(0.05, lean + normal(random) * 0.15)));
  return {
    basis: basis(random),
    countries: { [home.country]: thousandths(atHome), ...shares(random, [...new Set(abroad.map(({ country }) => country))], (1 - atHome) * 0.9) },
    cities: { ...shares(random, home.cities, atHome * between(random, 0.3, 0.6)), ...shares(random, abroad.slice(0, 2).map((place) => pick(random, place.cities)), (1 - atHome) * 0.3) },
    languages: shares(random, languages, 0.97),
    genders: { female, male: thousandths(1 - female) },
    ages: agesOf(random),
    interests: shares(random, [...new Set([...subjects.map(({ topic }) => topic), ...pickSome(random, topicNames, 4)])], 0.8),
    brands: shares(random, pickSome(random, brandNames, 4), 0.3),
    credibility: thousandths(isBought ? between(random, 0.25, 0.55) : Math.min(0.98, between(random, 0.68, 0.96))),
  };
}

/** A bell around one's typical viewer, who is younger than 35 more often than not. */
function agesOf(random: Random): Audience["ages"] {
  const middle = 1.4 + normal(random) * 0.7;
  const parts = [0, 1, 2, 3, 4, 5].map((bracket) => Math.exp(-((bracket - middle) ** 2) / 1.6) * spread(random, 0.15));
  const sum = parts.reduce((before, part) => before + part, 0);
  const share = (bracket: number) => Math.floor((parts[bracket]! / sum) * 1_000) / 1_000;
  return { "13-17": share(0), "18-24": share(1), "25-34": share(2), "35-44": share(3), "45-64": share(4), "65+": share(5) };
}
