import type { Vocabulary } from "./lexicon.ts";

/** What creators are about, each with the words that people use for it. The first is the name the catalogue uses. */
const topicWords: readonly (readonly [string, ...string[]])[] = [
  ["fitness", "workout", "gym", "фитнес", "спортзал", "тренировки"], ["yoga", "pilates", "йога"], ["sports", "sport", "спорт"], ["football", "soccer", "футбол"], ["basketball", "баскетбол"], ["running", "marathon", "бег"], ["cycling", "bike", "велоспорт", "велосипед"],
  ["gaming", "gamer", "games", "video games", "esports", "гейминг", "игры", "игровой", "геймер", "киберспорт"], ["beauty", "makeup", "make-up", "cosmetics", "бьюти", "красота", "макияж", "косметика"], ["skincare", "skin care", "уход за кожей"], ["hair", "волосы"],
  ["fashion", "style", "streetwear", "мода", "модный", "стиль"], ["travel", "traveling", "travelling", "traveler", "путешествия", "тревел", "трэвел"], ["outdoor", "outdoors", "hiking", "camping", "походы", "туризм"],
  ["food", "foodie", "еда", "фуд"], ["cooking", "recipes", "chef", "кулинария", "рецепты", "готовка"], ["baking", "выпечка"], ["vegan", "веган", "веганский"], ["coffee", "кофе"], ["wine", "вино"],
  ["tech", "technology", "gadgets", "технологии", "гаджеты", "техно"], ["programming", "coding", "software", "программирование"], ["ai", "artificial intelligence", "искусственный интеллект", "нейросети"], ["science", "наука", "научный"],
  ["finance", "investing", "personal finance", "money", "финансы", "инвестиции"], ["crypto", "cryptocurrency", "bitcoin", "крипта", "криптовалюта"], ["betting", "gambling", "casino", "ставки", "ставок", "казино", "азартные игры"], ["business", "entrepreneurship", "startups", "бизнес", "предпринимательство"], ["marketing", "маркетинг"],
  ["education", "learning", "study", "образование", "учёба", "обучение"], ["books", "reading", "booktok", "книги", "чтение", "книжный"], ["music", "musician", "singer", "музыка", "музыкальный", "музыкант"], ["dance", "dancing", "танцы"],
  ["comedy", "humor", "humour", "funny", "юмор", "комедия"], ["movies", "film", "cinema", "кино", "фильмы"], ["anime", "манга", "аниме"], ["art", "drawing", "illustration", "искусство", "рисование"], ["photography", "фотография", "фотограф"], ["design", "дизайн"],
  ["craft", "crafts", "diy", "handmade", "рукоделие", "хендмейд"], ["home", "interior", "interior design", "home decor", "интерьер", "дом"], ["gardening", "garden", "plants", "садоводство", "растения"],
  ["parenting", "family", "mom", "mum", "dad", "motherhood", "дети", "семья", "мамы", "материнство", "родительство"], ["pets", "dogs", "cats", "питомцы", "собаки", "кошки", "кошек", "животные"], ["lifestyle", "лайфстайл", "образ жизни"],
  ["health", "wellness", "здоровье"], ["mental health", "психология", "ментальное здоровье"], ["nutrition", "diet", "питание", "зож"], ["cars", "automotive", "auto", "авто", "автомобили", "машины"], ["motorcycles", "мотоциклы"],
  ["luxury", "люкс"], ["sustainability", "eco", "zero waste", "экология"], ["politics", "политика"], ["news", "новости"], ["religion", "религия"], ["history", "история"], ["real estate", "недвижимость"], ["wedding", "свадьба"], ["toys", "игрушки"], ["asmr", "асмр"],
];
export const topics: Vocabulary = topicWords.map((words) => [{ is: "topic", topic: words[0] }, words]);
