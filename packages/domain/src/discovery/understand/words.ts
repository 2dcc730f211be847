import type { Meaning, Vocabulary } from "./lexicon.ts";

const metric = (name: Extract<Meaning, { is: "metric" }>["metric"], ...phrases: string[]) => [{ is: "metric", metric: name }, phrases] as const;

const metrics: Vocabulary = [
  metric("followers", "followers", "subscribers", "subs", "подписчики", "фолловеры", "фолловеров"),
  metric("engagementRate", "engagement rate", "engagement", "ER", "вовлечённость", "вовлечение", "ЕР"),
  metric("engagements", "engagements per post", "total engagements", "interactions", "реакции"),
  metric("averageLikes", "likes", "average likes", "avg likes", "лайки", "лайков"),
  metric("averageComments", "comments", "average comments", "avg comments", "комментарии", "комментариев"),
  metric("averageShares", "shares", "reposts", "репосты"),
  metric("averageSaves", "saves", "сохранения", "сохранений"),
  metric("averageViews", "views", "average views", "avg views", "median views", "просмотры", "просмотров"),
  metric("reelsViews", "reels views", "reel views", "reels plays", "просмотры reels", "просмотров reels"),
  metric("shortsViews", "shorts views", "short views", "просмотры shorts", "просмотров shorts"),
  metric("liveViewers", "live viewers", "concurrent viewers", "зрителей на стриме", "зрителей"),
  metric("hoursStreamed", "hours streamed", "часов стрима", "часов стримов"),
  metric("postCount", "posts in total", "posts", "публикаций", "постов"),
  metric("estimatedReach", "estimated reach", "reach", "охват", "охваты"),
  metric("authenticity", "authenticity", "authenticity score", "quality score", "AQS", "подлинность", "качество аудитории"),
  metric("credibility", "credibility", "audience credibility", "credible audience", "достоверность аудитории"),
  metric("price", "price", "cost", "rate per post", "budget", "цена", "стоимость", "бюджет"),
  metric("age", "aged", "age", "возраст", "возрастом"),
];

const bounds: Vocabulary = [
  [{ is: "bound", bound: "min" }, ["over", "above", "more than", "at least", "min", "minimum", "from", "starting at", "greater than", "no less than", "not less than", ">", ">=", "≥", "больше", "более", "от", "минимум", "не менее", "не меньше", "свыше", "старше", "older than", "хотя бы"]],
  [{ is: "bound", bound: "max" }, ["under", "below", "less than", "up to", "max", "maximum", "at most", "fewer than", "no more than", "not more than", "cheaper than", "<", "<=", "≤", "меньше", "менее", "до", "максимум", "не более", "не больше", "дешевле", "младше", "younger than"]],
  [{ is: "bound", bound: "about" }, ["about", "around", "roughly", "approximately", "около", "примерно"]],
  [{ is: "bound", bound: "between" }, ["between", "между"]],
  [{ is: "to" }, ["to", "–", "—"]],
  [{ is: "and" }, ["and", "or", "nor", "и", "или", "либо", "ни"]],
];

const units: Vocabulary = [
  [{ is: "scale", factor: 1e3 }, ["k", "thousand", "к", "тыс", "тысяч", "тысячи", "тысяча"]],
  [{ is: "scale", factor: 1e6 }, ["m", "mln", "million", "м", "млн", "миллион", "миллионов", "миллиона"]],
  [{ is: "scale", factor: 1e9 }, ["bn", "billion", "млрд", "миллиард", "миллиардов"]],
  [{ is: "percent" }, ["%", "percent", "per cent", "процент", "процентов", "процента"]],
  [{ is: "currency", currency: "EUR" }, ["EUR", "euro", "euros", "€", "евро"]],
  [{ is: "currency", currency: "USD" }, ["USD", "dollars", "bucks", "$", "доллар", "долларов"]],
  [{ is: "currency", currency: "GBP" }, ["GBP", "pounds", "£", "фунт", "фунтов"]],
  [{ is: "currency", currency: "CHF" }, ["CHF", "francs"]],
  [{ is: "currency", currency: "PLN" }, ["PLN", "zloty", "złoty", "злотых"]],
  [{ is: "currency", currency: "RUB" }, ["RUB", "rubles", "roubles", "₽", "руб", "рубль", "рублей"]],
  [{ is: "currency", currency: "JPY" }, ["JPY", "yen", "¥", "иен"]],
  [{ is: "currency", currency: "KWD" }, ["KWD"]],
  [{ is: "years" }, ["years old", "years", "year olds", "y.o.", "yo", "лет", "года"]],
  [{ is: "time", days: 1 }, ["days", "день", "дней", "дня", "дни", "сутки", "суток"]],
  [{ is: "time", days: 7 }, ["weeks", "неделя", "недель"]],
  [{ is: "time", days: 30 }, ["months", "месяц", "месяцев", "месяца"]],
];

const about: Vocabulary = [
  [{ is: "network", platform: "instagram" }, ["instagram", "insta", "IG", "instagrammers", "инстаграм", "инстаграмм", "инста", "инстаграмеры"]],
  [{ is: "network", platform: "tiktok" }, ["tiktok", "tik tok", "TT", "tiktokers", "тикток", "тик ток", "тиктокеры"]],
  [{ is: "network", platform: "youtube" }, ["youtube", "YT", "youtubers", "ютуб", "ютьюб", "ютуберы", "ютуберов"]],
  [{ is: "network", platform: "twitch" }, ["twitch", "твич"]],
  [{ is: "network", platform: "x" }, ["twitter", "x.com", "on x", "твиттер"]],
  [{ is: "gender", gender: "female" }, ["women", "woman", "female", "girls", "ladies", "женщины", "женщин", "женский", "женская", "девушки", "девушек"]],
  [{ is: "gender", gender: "male" }, ["men", "man", "male", "guys", "мужчины", "мужчин", "мужской", "мужская", "парни", "парней"]],
  [{ is: "gender", gender: "nonbinary" }, ["nonbinary", "non binary", "небинарные"]],
  [{ is: "tier", tier: "nano" }, ["nano", "nano influencers", "нано"]],
  [{ is: "tier", tier: "micro" }, ["micro", "micro influencers", "микро"]],
  [{ is: "tier", tier: "mid" }, ["mid tier", "mid size", "mid sized"]],
  [{ is: "tier", tier: "macro" }, ["macro", "macro influencers", "макро"]],
  [{ is: "tier", tier: "mega" }, ["mega", "mega influencers", "мега", "миллионники", "миллионников"]],
  [{ is: "contact", contact: "email" }, ["email", "e mail", "почта", "почтой", "имейл"]],
  [{ is: "contact", contact: "phone" }, ["phone", "phone number", "телефон"]],
  [{ is: "contact", contact: "whatsapp" }, ["whatsapp", "ватсап"]],
  [{ is: "contact", contact: "telegram" }, ["telegram", "телеграм"]],
  [{ is: "contact", contact: "website" }, ["website", "сайт"]],
  [{ is: "contact", contact: "discord" }, ["discord", "дискорд"]],
  [{ is: "contact", contact: "linkedin" }, ["linkedin"]],
  [{ is: "contact", contact: "linktree" }, ["linktree"]],
  [{ is: "contact", contact: "patreon" }, ["patreon"]],
  [{ is: "contact", contact: "agency" }, ["agency", "агентство"]],
  [{ is: "flag", flag: "hasContact" }, ["contact", "contacts", "contact details", "контакты", "контактами"]],
  [{ is: "flag", flag: "isVerified" }, ["verified", "blue tick", "верифицированные", "подтверждённые", "с галочкой"]],
  [{ is: "flag", flag: "isPrivate" }, ["private", "private accounts", "закрытые аккаунты"]],
  [{ is: "flag", flag: "isPublic" }, ["public accounts", "открытые аккаунты"]],
  [{ is: "flag", flag: "isOfficialArtist" }, ["official artists", "official artist channels"]],
  [{ is: "flag", flag: "hasSponsoredPosts" }, ["sponsored posts", "sponsored", "ads", "paid posts", "реклама", "рекламой", "рекламные посты"]],
  [{ is: "accountType", type: "business" }, ["business accounts", "бизнес аккаунты"]],
  [{ is: "accountType", type: "creator" }, ["creator accounts"]],
  [{ is: "accountType", type: "personal" }, ["personal accounts", "личные аккаунты"]],
  [{ is: "accountType", type: "brand" }, ["brand accounts", "brands accounts", "аккаунты брендов"]],
  [{ is: "postKind", kind: "short" }, ["reels", "shorts", "short videos", "рилс", "шортс"]],
  [{ is: "postKind", kind: "stream" }, ["streams", "livestreams", "стримы", "стримов"]],
  [{ is: "postKind", kind: "story" }, ["stories", "сторис"]],
  [{ is: "postKind", kind: "carousel" }, ["carousels", "карусели"]],
];

const context: Vocabulary = [
  [{ is: "audience" }, ["audience", "audiences", "followers from", "followers in", "followers are", "subscribers from", "subscribers in", "viewers from", "viewers in", "аудитория", "аудиторией", "аудиторию", "подписчики из", "подписчики в", "подписчиков из"]],
  [{ is: "speaks" }, ["speak", "speaks", "speaking", "language", "languages", "говорит", "говорят", "говорящие", "язык", "языке", "по"]],
  [{ is: "in" }, ["in", "based in", "living in", "located in", "lives in", "from", "в", "во", "из", "на"]],
  [{ is: "posted" }, ["posted", "posting", "active", "published", "last post", "публиковал", "публиковали", "постил", "постили", "активные", "последний пост"]],
  [{ is: "recent" }, ["last", "past", "within", "this", "recent", "последние", "последнюю", "последний", "за", "этой", "этом", "эту"]],
  [{ is: "contacted" }, ["contacted", "already contacted", "invited", "already invited", "связывались", "приглашали", "приглашённые", "писали", "контактировали"]],
  [{ is: "declined" }, ["declined", "who declined", "отказались", "отказавшиеся"]],
  [{ is: "alike" }, ["similar to", "similar", "like", "lookalikes of", "похожие на", "похожих на", "как у"]],
  [{ is: "growth" }, ["growth", "growing", "grew", "grown", "рост", "растущие", "растут", "выросли"]],
  [{ is: "also" }, ["also on", "and also on", "also has", "а также на", "также на", "ещё на"]],
  [{ is: "not" }, ["not", "no", "non", "don't", "doesn't", "aren't", "isn't", "haven't", "never", "without", "except", "excluding", "exclude", "not in", "не", "нет", "без", "кроме", "исключая", "за исключением"]],
  [{ is: "with" }, ["with", "who have", "that have", "having", "have", "has", "but", "с", "со", "есть", "но"]],
  [{ is: "worked" }, ["worked with", "partnered with", "sponsored by", "mentioned", "работал с", "работали с", "сотрудничал с", "сотрудничали с"]],
  [{ is: "plays" }, ["plays", "playing", "who play", "играет в", "играют в", "играющие в"]],
];

const noise: Vocabulary = [
  [
    { is: "noise" },
    [
      "creators", "influencers", "bloggers", "vloggers", "content makers", "people", "persons", "accounts", "profiles", "channels", "pages", "find", "show", "search", "looking for", "look for", "need", "want", "me", "us please", "please", "give", "i", "we", "my", "our",
      "all", "any", "some", "the", "a", "an", "of", "who", "that", "which", "whose", "are", "is", "was", "were", "be", "for", "at", "by", "on", "as", "it", "its", "their", "they", "them", "there", "do", "does", "did", "been", "already", "yet", "per", "each",
      "post", "only", "make", "makes", "making", "about", "content", "average", "total", "score", "old", "size", "small", "s", "least", "high", "rate", "location", "located", "country", "city", "women's", "then", "than", "most", "mostly", "mainly", "majority", "interested", "into", "mentioning", "streamers", "stream", "live", "lives", "living",
      "блогеры", "блогеров", "блогер", "инфлюенсеры", "инфлюенсеров", "креаторы", "креаторов", "авторы", "авторов", "автор", "люди", "людей", "аккаунты", "аккаунтов", "каналы", "каналов", "канал", "найди", "найти", "покажи", "показать", "ищу", "нужны", "нужен", "мне", "нам",
      "у", "кто", "которые", "который", "которых", "для", "о", "об", "про", "пост", "посты", "страна", "город", "тема", "только", "все", "уже", "мы", "ещё", "чем", "как", "это", "этот", "их", "них", "контент", "где", "которой", "чья", "при", "а", "же", "большинство", "интересуются", "стримеры", "стримеров", "живут", "живёт", "живущие", "находятся",
    ],
  ],
];

export const words: Vocabulary = [...metrics, ...bounds, ...units, ...about, ...context, ...noise];
