import type { Disclosure, DeliverableFormat } from "@fanfare/contracts/requirements";

/** What stands in a printed agreement besides the terms themselves. */
export type AgreementWords = {
  title: string; between: string; and: string; forCampaign: string; agreedOn: string; price: string; payment: (days: number) => string;
  deliverables: string; piece: string; due: string; dueAfter: (days: number) => string; must: string; mention: string; link: string; disclosure: Record<Disclosure, string>;
  brief: string; goal: string; audience: string; keyMessages: string; dos: string; donts: string; creatorGets: string;
  negotiation: string; by: { organization: string; creator: string }; until: string; proof: string; proofText: string; formats: Record<DeliverableFormat, string>;
};

const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;
const dayWord = new Intl.PluralRules("ru");
const dni = (count: number) => `${count} ${{ one: "день", few: "дня", many: "дней" }[dayWord.select(count) as "one" | "few" | "many"] ?? "дня"}`;

export const agreementWords: Record<"en" | "ru", AgreementWords> = {
  en: {
    title: "Agreement", between: "Between", and: "and", forCampaign: "Campaign", agreedOn: "Agreed on", price: "Price",
    payment: (count) => (count === 0 ? "Paid as soon as every piece is published and verified." : `Paid ${days(count)} after every piece is published and verified.`),
    deliverables: "What is delivered", piece: "Piece", due: "Due", dueAfter: (count) => (count === 0 ? "on the day of the agreement" : `${days(count)} after the agreement`),
    must: "Has to contain", mention: "Mention", link: "Link", disclosure: { none: "No disclosure asked for", "platform-label": "The platform's label for paid posts", hashtag: "A hashtag that says it is paid" },
    brief: "Brief", goal: "Goal", audience: "Audience", keyMessages: "Key messages", dos: "Do", donts: "Do not", creatorGets: "The creator also gets",
    negotiation: "How the price was agreed", by: { organization: "Offer of the brand", creator: "Offer of the creator" }, until: "stood until",
    proof: "Proof", proofText: "SHA-256 of the terms. Both sides keep the same terms under this number:",
    formats: { video: "video", short: "short video", image: "picture", story: "story" },
  },
  ru: {
    title: "Соглашение", between: "Стороны", and: "и", forCampaign: "Кампания", agreedOn: "Достигнуто", price: "Вознаграждение",
    payment: (count) => (count === 0 ? "Выплачивается сразу после того, как всё опубликовано и проверено." : `Выплачивается через ${dni(count)} после того, как всё опубликовано и проверено.`),
    deliverables: "Что создаётся", piece: "Работа", due: "Срок", dueAfter: (count) => (count === 0 ? "в день соглашения" : `через ${dni(count)} после соглашения`),
    must: "Обязательно", mention: "Упомянуть", link: "Ссылка", disclosure: { none: "Пометка о рекламе не требуется", "platform-label": "Пометка площадки «реклама»", hashtag: "Хештег, что это реклама" },
    brief: "Задание", goal: "Цель", audience: "Аудитория", keyMessages: "Главное", dos: "Нужно", donts: "Нельзя", creatorGets: "Автор также получает",
    negotiation: "Как договорились о цене", by: { organization: "Предложение бренда", creator: "Предложение автора" }, until: "действовало до",
    proof: "Подтверждение", proofText: "SHA-256 условий. У обеих сторон одни и те же условия под этим номером:",
    formats: { video: "видео", short: "короткое видео", image: "изображение", story: "история" },
  },
};
