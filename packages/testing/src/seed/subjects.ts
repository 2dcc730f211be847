/** What creators talk about: the topic, its word in Russian, hashtags, and invented brands of the field. */
export type Subject = { topic: string; russian: string; hashtags: string[]; brands: string[] };

const table = `
outdoor|походы|outdoor hiking trailnotes wildcamping|Kestrel Outdoor, Ridgeline Gear, Fernweg
cooking|кухня|cooking homecooking recipes dinnerideas|Nordlicht Kitchen, Copperpan, Saltfold
baking|выпечка|baking sourdough cakes pastry|Crumbworks, Honigmehl, Ofenlicht
coffee|кофе|coffee latteart espresso homebarista|Morning Kiln, Bohnenwerk, Third Drip
cycling|велосипед|cycling bikelife gravel bikepacking|Slowspoke, Velora, Kettenhaus
gardening|сад|gardening urbangarden seeds greenthumb|Sproutly, Moosgarten, Terravase
gaming|игры|gaming letsplay speedrun indiegames|Pixelforge, Loopkey, Nightpad
books|книги|books bookclub reading fiction|Paperlane, Leselicht, Inkharbour
fitness|фитнес|fitness homeworkout strength mobility|Ironleaf, Pulsara, Stretchlab
yoga|йога|yoga morningflow breathwork calm|Lotusmat, Stillhaus, Aerawell
running|бег|running marathon parkrun trailrun|Strideon, Laufwerk, Fleetfoot Nine
travel|путешествия|travel slowtravel citybreak roadtrip|Wanderkit, Globelet, Nightrail
vanlife|автодом|vanlife campervan tinyhome offgrid|Rollhaus, Vanquilla, Kurbelmobil
craft|рукоделие|craft diy handmade weekendproject|Gluewell, Holzherz, Makerly
knitting|вязание|knitting yarn crochet slowfashion|Wollfaden, Purlwise, Yarnberry
music|музыка|music newmusic livesession coversong|Tonewood, Bassline Co, Hallraum
guitar|гитара|guitar fingerstyle guitarlesson pedals|Fretline, Saitenwerk, Ampstead
dance|танцы|dance choreography hiphopdance dancechallenge|Stepora, Tanzboden, Grooveline
beauty|красота|beauty makeup glowup everydaylook|Blushery, Rosenquarz, Lumiskin
skincare|уход за кожей|skincare spf routine sensitiveskin|Dermalune, Hautnah Lab, Aquaveil
haircare|волосы|haircare curls haircolour braids|Curlwell, Lockenkopf, Strandly
fashion|мода|fashion ootd streetstyle capsulewardrobe|Loomhouse, Nahtlos, Marlow Row
sneakers|кроссовки|sneakers kicks sneakerhead onfeet|Solecraft, Kickstadt, Laceup
interior|интерьер|interior homedecor smallspaces vintagehome|Wohnlicht, Nookery, Oakfold
parenting|родительство|parenting familylife toddler momlife|Tinytrail, Kinderwolke, Napwell
pets|питомцы|pets dogsofinsta catlife adoptdontshop|Pawsome Lane, Fellnase, Whiskerie
photography|фотография|photography streetphotography filmisnotdead goldenhour|Lichtbild, Apertura, Frameworthy
film|кино|film filmreview shortfilm cinema|Reelhouse, Kinolicht, Take Nine
comedy|юмор|comedy sketch standup relatable|Gigglemint, Lachwerk, Punchline Tea
education|обучение|education studywithme learn examtips|Brightnote, Lernturm, Quizzard
science|наука|science physics space experiment|Labfolk, Sternstaub, Curiosa
technology|технологии|technology gadgets review setup|Voltaro, Schaltkreis, Bytebrook
programming|программирование|programming coding webdev opensource|Codeharbor, Bitwerk, Stackling
finance|финансы|finance savings budgeting investing|Pennywise Fox, Sparfuchs, Ledgerly
cars|автомобили|cars carreview classiccars detailing|Autohain, Torquelane, Chromewell
motorcycles|мотоциклы|motorcycles motovlog caferacer twowheels|Throttle Finch, Kurvenwerk, Roadbeard
football|футбол|football soccerskills matchday freestyle|Kickwerk, Goalhaven, Pitchside
basketball|баскетбол|basketball hoops streetball dunk|Courtside Nine, Hoopla, Korbwerk
vegan|веганство|vegan plantbased veganrecipes meatfree|Greenfork, Pflanzlich, Beanstead
sustainability|экология|sustainability zerowaste secondhand lesswaste|Loopwear, Kreislauf, Refillery`;

const words = (text: string) => text.split(" ");

export const subjects: readonly Subject[] = table.trim().split("\n").map((line) => {
  const [topic = "", russian = "", hashtags = "", brands = ""] = line.split("|");
  return { topic, russian, hashtags: words(hashtags), brands: brands.split(", ") };
});
export const topicNames = subjects.map(({ topic }) => topic);
export const brandNames = subjects.flatMap(({ brands }) => brands);
export const games = ["Moss and Mortar", "Skyharbor", "Dungeon Bakery", "Rail Barons", "Nightglass", "Tiny Kingdoms", "Void Runner", "Puzzle Pier"];

/** Captions by language; `#` stands for the subject. Languages without their own take English. */
const captions: Record<string, string[]> = {
  en: ["My honest thoughts on #", "Three things I learned about #", "Come with me: a day of #", "What nobody tells you about #", "New week, new #", "You asked, here it is: #"],
  de: ["Meine ehrliche Meinung zu #", "Drei Dinge über #, die ich gern früher gewusst hätte", "Ein Tag voller #", "Neue Woche, neues #", "Ihr habt gefragt: #"],
  fr: ["Mon avis honnête sur #", "Trois choses apprises sur #", "Une journée de # avec moi", "Ce qu'on ne dit jamais sur #"],
  es: ["Mi opinión sincera sobre #", "Tres cosas que aprendí de #", "Un día de # conmigo", "Lo que nadie te cuenta de #"],
  pt: ["Minha opinião sincera sobre #", "Três coisas que aprendi com #", "Um dia de # comigo", "O que ninguém conta sobre #"],
  it: ["La mia opinione sincera su #", "Tre cose che ho imparato su #", "Una giornata di # con me"],
  pl: ["Moja szczera opinia o #", "Trzy rzeczy, których nauczyło mnie #", "Dzień z # i ze mną"],
  nl: ["Mijn eerlijke mening over #", "Drie dingen die ik leerde over #", "Een dag vol #"],
  sv: ["Min ärliga åsikt om #", "Tre saker jag lärt mig om #", "En dag med #"],
  tr: ["# hakkında dürüst fikrim", "# hakkında öğrendiğim üç şey", "Benimle bir gün: #"],
  ru: ["Честно о теме: #", "Три вещи, которые я узнала про #", "Один день со мной: #", "Новая неделя, новые мысли: #"],
  uk: ["Чесно про #", "Три речі, які я дізналася про #", "Один день зі мною: #"],
  bg: ["Честно за #", "Един ден с мен: #"],
};
const bios: Record<string, string> = {
  en: "All about #. Say hello!", de: "Alles über #. Schreibt mir!", fr: "Tout sur #. Écrivez-moi !", es: "Todo sobre #. ¡Escríbeme!", pt: "Tudo sobre #. Fale comigo!",
  it: "Tutto su #. Scrivimi!", pl: "Wszystko o #. Napisz do mnie!", nl: "Alles over #. Zeg hallo!", sv: "Allt om #. Hör av dig!", tr: "# üzerine her şey. Bana yaz!",
  ru: "Всё про тему: #. Пишите!", uk: "Усе про #. Пишіть!", bg: "Всичко за #. Пишете ми!",
};
const cyrillic = new Set(["ru", "uk", "bg"]);
const wordIn = (language: string, { topic, russian }: Subject) => (cyrillic.has(language) ? russian : topic);

export const captionsIn = (language: string): string[] => captions[language] ?? captions["en"]!;
export const fill = (template: string, language: string, subject: Subject): string => template.replace("#", wordIn(language, subject));
export const bioIn = (language: string, one: Subject, other: Subject): string => (bios[language] ?? bios["en"]!).replace("#", `${wordIn(language, one)}, ${wordIn(language, other)}`);
