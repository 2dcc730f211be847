import type { Vocabulary } from "./lexicon.ts";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
// Regions that CLDR names and that are no countries.
const noCountries = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"]);

/** Names in English and Russian of all codes that stand for themselves (former countries' codes stand for others). From CLDR, through Intl. */
function namesOf(type: "region" | "language", codes: readonly string[]): Map<string, string[]> {
  const names = (["en", "ru"] as const).map((locale) => new Intl.DisplayNames([locale], { type, fallback: "none" }));
  const found = new Map<string, string[]>();
  for (const code of codes) {
    const tag = type === "region" ? `und-${code}` : code;
    if (Intl.getCanonicalLocales(tag)[0] !== tag) continue;
    const known = names.flatMap((list) => list.of(code) ?? []);
    if (known.length > 0) found.set(code, known);
  }
  return found;
}

const otherCountryNames: Record<string, readonly string[]> = {
  US: ["USA", "U.S.", "America", "the States", "Америка", "Штаты"], GB: ["UK", "Great Britain", "Britain", "England", "Англия", "Британия"], AE: ["UAE", "Emirates", "ОАЭ", "Эмираты"],
  CZ: ["Czech Republic", "Чехия"], KR: ["Korea", "South Korea", "Корея"], RU: ["РФ"], NL: ["Holland", "Голландия"], TR: ["Turkey"], BY: ["Белоруссия"], CI: ["Ivory Coast"], CD: ["Congo"], HK: ["Hong Kong"],
};

export const countryCodes: ReadonlySet<string> = new Set([...namesOf("region", pairs).keys()].filter((code) => !noCountries.has(code)));

export const countries: Vocabulary = [...namesOf("region", [...countryCodes])].map(([code, names]) => [{ is: "country", code }, [...(otherCountryNames[code] ?? []), ...names]]);

// What people are called by their country: CLDR has no such names.
const demonyms: Record<string, readonly string[]> = {
  DE: ["German", "немецкий", "германский"], FR: ["French", "французский"], ES: ["Spanish", "испанский"], IT: ["Italian", "итальянский"], PT: ["Portuguese", "португальский"], PL: ["Polish", "польский"],
  NL: ["Dutch", "нидерландский", "голландский"], BE: ["Belgian", "бельгийский"], AT: ["Austrian", "австрийский"], CH: ["Swiss", "швейцарский"], GB: ["British", "британский"], IE: ["Irish", "ирландский"], US: ["American", "американский"],
  CA: ["Canadian", "канадский"], MX: ["Mexican", "мексиканский"], BR: ["Brazilian", "бразильский"], AR: ["Argentinian", "Argentine", "аргентинский"], CL: ["Chilean", "чилийский"], CO: ["Colombian", "колумбийский"], PE: ["Peruvian"],
  AU: ["Australian", "австралийский"], NZ: ["New Zealand", "новозеландский"], JP: ["Japanese", "японский"], CN: ["Chinese", "китайский"], KR: ["Korean", "корейский"], IN: ["Indian", "индийский"], ID: ["Indonesian", "индонезийский"],
  TH: ["Thai", "тайский"], VN: ["Vietnamese", "вьетнамский"], PH: ["Filipino", "Philippine"], MY: ["Malaysian"], TR: ["Turkish", "турецкий"], GR: ["Greek", "греческий"], SE: ["Swedish", "шведский"], NO: ["Norwegian", "норвежский"],
  DK: ["Danish", "датский"], FI: ["Finnish", "финский"], CZ: ["Czech", "чешский"], SK: ["Slovak", "словацкий"], HU: ["Hungarian", "венгерский"], RO: ["Romanian", "румынский"], BG: ["Bulgarian", "болгарский"], RS: ["Serbian", "сербский"],
  HR: ["Croatian", "хорватский"], UA: ["Ukrainian", "украинский"], BY: ["Belarusian", "белорусский"], KZ: ["Kazakh", "казахстанский"], GE: ["Georgian", "грузинский"], AM: ["Armenian", "армянский"], RU: ["российский"], IL: ["Israeli", "израильский"],
  EG: ["Egyptian", "египетский"], MA: ["Moroccan"], NG: ["Nigerian"], KE: ["Kenyan"], ZA: ["South African"], SA: ["Saudi"], AE: ["Emirati"], EE: ["Estonian", "эстонский"], LV: ["Latvian", "латвийский"], LT: ["Lithuanian", "литовский"],
};
/** One Russian word for "who speaks": the stems differ from those of the languages' names. */
const speakers: Record<string, string> = {
  испаноязычный: "es", русскоязычный: "ru", англоязычный: "en", немецкоязычный: "de", франкоязычный: "fr", португалоязычный: "pt", арабоязычный: "ar", италоязычный: "it", украиноязычный: "uk", польскоязычный: "pl", турецкоязычный: "tr",
};

/** Adjectives, each with the country and the language it may mean. */
export const nationalities: Vocabulary = (() => {
  const byName = new Map<string, { country: string | null; language: string | null }>();
  for (const [country, names] of Object.entries(demonyms)) for (const name of names) byName.set(name.toLowerCase(), { country, language: null });
  for (const [language, names] of namesOf("language", pairs.map((pair) => pair.toLowerCase()))) {
    for (const name of names) byName.set(name.toLowerCase(), { country: byName.get(name.toLowerCase())?.country ?? null, language });
  }
  for (const [name, language] of Object.entries(speakers)) byName.set(name, { country: null, language });
  return [...byName].map(([name, { country, language }]) => [{ is: "nationality", country, language }, [name]] as const);
})();

const cityNames: readonly (readonly [string, ...string[]])[] = [
  ["Berlin", "Берлин"], ["Munich", "München", "Мюнхен"], ["Hamburg", "Гамбург"], ["Cologne", "Köln", "Кёльн"], ["Frankfurt", "Франкфурт"], ["Stuttgart", "Штутгарт"], ["Vienna", "Wien", "Вена"], ["Zurich", "Zürich", "Цюрих"],
  ["Paris", "Париж"], ["Lyon", "Лион"], ["Marseille", "Марсель"], ["London", "Лондон"], ["Manchester", "Манчестер"], ["Birmingham"], ["Edinburgh", "Эдинбург"], ["Dublin", "Дублин"], ["Madrid", "Мадрид"], ["Barcelona", "Барселона"], ["Valencia", "Валенсия"],
  ["Lisbon", "Lisboa", "Лиссабон"], ["Porto", "Порту"], ["Rome", "Roma", "Рим"], ["Milan", "Milano", "Милан"], ["Naples", "Napoli", "Неаполь"], ["Amsterdam", "Амстердам"], ["Rotterdam"], ["Brussels", "Брюссель"], ["Copenhagen", "Копенгаген"],
  ["Stockholm", "Стокгольм"], ["Oslo", "Осло"], ["Helsinki", "Хельсинки"], ["Warsaw", "Warszawa", "Варшава"], ["Krakow", "Kraków", "Краков"], ["Prague", "Praha", "Прага"], ["Budapest", "Будапешт"], ["Bucharest", "Бухарест"], ["Sofia", "София"],
  ["Belgrade", "Белград"], ["Zagreb", "Загреб"], ["Athens", "Афины"], ["Istanbul", "Стамбул"], ["Ankara", "Анкара"], ["Moscow", "Москва"], ["Saint Petersburg", "St Petersburg", "Санкт-Петербург", "Петербург", "Питер"], ["Kazan", "Казань"],
  ["Novosibirsk", "Новосибирск"], ["Yekaterinburg", "Екатеринбург"], ["Kyiv", "Kiev", "Киев"], ["Minsk", "Минск"], ["Almaty", "Алматы"], ["Tbilisi", "Тбилиси"], ["Yerevan", "Ереван"], ["Riga", "Рига"], ["Vilnius", "Вильнюс"], ["Tallinn", "Таллин"],
  ["New York", "NYC", "Нью-Йорк"], ["Los Angeles", "LA", "Лос-Анджелес"], ["Chicago", "Чикаго"], ["Miami", "Майами"], ["San Francisco", "Сан-Франциско"], ["Austin"], ["Seattle", "Сиэтл"], ["Boston", "Бостон"], ["Atlanta"], ["Las Vegas", "Лас-Вегас"],
  ["Toronto", "Торонто"], ["Vancouver", "Ванкувер"], ["Montreal", "Монреаль"], ["Mexico City", "Мехико"], ["São Paulo", "Сан-Паулу"], ["Rio de Janeiro", "Рио-де-Жанейро"], ["Buenos Aires", "Буэнос-Айрес"], ["Bogotá", "Богота"], ["Lima", "Лима"], ["Santiago"],
  ["Sydney", "Сидней"], ["Melbourne", "Мельбурн"], ["Tokyo", "Токио"], ["Osaka"], ["Seoul", "Сеул"], ["Beijing", "Пекин"], ["Shanghai", "Шанхай"], ["Bangkok", "Бангкок"], ["Jakarta", "Джакарта"], ["Manila"], ["Mumbai", "Мумбаи"], ["Delhi", "New Delhi", "Дели"],
  ["Bangalore"], ["Dubai", "Дубай"], ["Abu Dhabi", "Абу-Даби"], ["Riyadh"], ["Doha"], ["Tel Aviv", "Тель-Авив"], ["Cairo", "Каир"], ["Casablanca"], ["Lagos"], ["Nairobi"], ["Cape Town"], ["Johannesburg"],
];
export const cities: Vocabulary = cityNames.map((names) => [{ is: "city", name: names[0] }, names]);
