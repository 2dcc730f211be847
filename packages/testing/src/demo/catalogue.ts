import { pick as pickFrom, seeded } from "../seed/random.ts";

const first = ["Ada", "Bruno", "Chiara", "Dario", "Edda", "Farid", "Greta", "Hanna", "Ilja", "Jonas", "Katya", "Lior", "Marit", "Nadia", "Oskar", "Paula", "Quentin", "Rosa", "Sami", "Tilda"];
const last = ["Almeida", "Berg", "Castell", "Duarte", "Ekholm", "Fontana", "Grün", "Haddad", "Ivanova", "Jansen", "Kowal", "Lindt", "Moretti", "Novak"];
const topics = ["outdoor", "cooking", "cycling", "gardening", "gaming", "books", "fitness", "travel", "craft", "music"];
const places = [["DE", "German"], ["AT", "German"], ["FR", "French"], ["IT", "Italian"], ["ES", "Spanish"], ["GB", "English"], ["PL", "Polish"], ["NL", "Dutch"], ["SE", "Swedish"]] as const;
const networks = ["youtube", "instagram", "tiktok", "twitch"] as const;

export type DemoCreator = { handle: string; name: string; platform: (typeof networks)[number]; followers: number; averageViews: number; engagement: string; country: string; language: string; topics: string };

/** Invented creators: followers are heavy-tailed, engagement falls as they grow. */
export function demoCreators(size: number): DemoCreator[] {
  const random = seeded(20_260);
  const pick = <T>(from: readonly T[]): T => pickFrom(random, from);
  return Array.from({ length: size }, (_, index) => {
    const name = `${pick(first)} ${pick(last)}`;
    const followers = Math.round(10 ** (3 + random() * random() * 4));
    const engagement = `${(9 / Math.log10(followers) - 0.8 + random()).toFixed(1)}%`;
    const [country, language] = pick(places);
    const platform = pick(networks);
    // Twitch takes no dots.
    const handle = `${name.toLowerCase().normalize("NFD").replace(/[^a-z]+/g, platform === "twitch" ? "_" : ".")}${index}`;
    return { handle, name, platform, followers, averageViews: Math.round(followers * (0.05 + random() * 0.3)), engagement, country, language, topics: `${pick(topics)}, ${pick(topics)}` };
  });
}

/** A file of such creators as another product would export it. A few rows are faulty on purpose, as in real files. */
export function demoCatalogue(creators: readonly DemoCreator[]): string {
  const lines = ["Handle,Name,Platform,Followers,Average views,Engagement rate,Country,Language,Topics"];
  for (const one of creators) lines.push([one.handle, one.name, one.platform, one.followers, one.averageViews, one.engagement, one.country, one.language, `"${one.topics}"`].join(","));
  lines.push("not a handle,Somebody,youtube,100,5,1%,DE,German,books", "half.a.row,Somebody else,youtube");
  return lines.join("\n");
}
