import type { Letters } from "./words.ts";

const because = "Вы получили это письмо, потому что участвуете в сотрудничестве на Fanfare.";
const roles: Record<string, string> = { owner: "владельца", manager: "менеджера", viewer: "наблюдателя" };

export const russian: Letters = {
  "verify-email": ({ name }) => ({
    subject: "Подтвердите адрес почты",
    heading: `Здравствуйте, ${name}!`,
    lines: ["Остался один шаг: подтвердите, что этот адрес ваш."],
    action: "Подтвердить адрес",
    small: "Ссылка действует сутки. Если вы не регистрировались, просто не обращайте внимания на это письмо.",
  }),
  "reset-password": ({ name }) => ({
    subject: "Новый пароль",
    heading: `Здравствуйте, ${name}!`,
    lines: ["Кто-то (скорее всего, вы) попросил сменить пароль для этого адреса."],
    action: "Задать новый пароль",
    small: "Ссылка действует один час и только один раз. Если это были не вы, ничего не делайте: пароль останется прежним.",
  }),
  invitation: ({ organizationName, invitedBy, role }) => ({
    subject: `${invitedBy} приглашает вас в «${organizationName}»`,
    heading: `Приглашение в «${organizationName}»`,
    lines: [`${invitedBy} приглашает вас в «${organizationName}» в роли ${roles[role] ?? role}.`],
    action: "Принять приглашение",
    small: "Эта ссылка только для вас. Если вы не знаете отправителя, не обращайте внимания на письмо.",
  }),
  "application-received": ({ creatorName, campaignName }) => ({
    subject: `${creatorName}: заявка на «${campaignName}»`,
    heading: `Новая заявка: ${creatorName}`,
    lines: [`${creatorName} хочет участвовать в кампании «${campaignName}». Прочитайте ответы, посмотрите аккаунты и примите решение.`],
    action: "Открыть заявку",
    small: because,
  }),
  "application-shortlisted": ({ campaignName, brandName }) => ({
    subject: `Вы в коротком списке: «${campaignName}»`,
    heading: "Вы в коротком списке",
    lines: [`${brandName} рассматривает вас для кампании «${campaignName}». Следующий шаг — предложение; мы сразу о нём сообщим.`],
    action: "Открыть сотрудничество",
    small: because,
  }),
  "offer-received": ({ campaignName, brandName, amount }, money) => ({
    subject: `${brandName} предлагает вам ${money(amount)}`,
    heading: `Предложение: ${money(amount)}`,
    lines: [`${brandName} предлагает ${money(amount)} за участие в кампании «${campaignName}». Можно согласиться, назвать свою сумму или отказаться.`],
    action: "Посмотреть предложение",
    small: because,
  }),
  "offer-countered": ({ campaignName, creatorName, amount }, money) => ({
    subject: `${creatorName} просит ${money(amount)}`,
    heading: `Встречное предложение: ${money(amount)}`,
    lines: [`${creatorName} готов(а) участвовать в кампании «${campaignName}» за ${money(amount)}. Можно согласиться, предложить другую сумму или отказаться.`],
    action: "Ответить",
    small: because,
  }),
  "offer-agreed": ({ campaignName, brandName, creatorName, amount }, money) => ({
    subject: `Договорились: «${campaignName}», ${money(amount)}`,
    heading: "Договорились",
    lines: [`${brandName} и ${creatorName} договорились о сумме ${money(amount)} за «${campaignName}». Деньги зарезервированы, соглашение скоро можно будет скачать.`],
    action: "Открыть сотрудничество",
    small: because,
  }),
  "changes-requested": ({ campaignName, brandName }) => ({
    subject: `Нужны правки: «${campaignName}»`,
    heading: "Черновик нужно доработать",
    lines: [`${brandName}: есть замечания к черновику для «${campaignName}», каждое — у своего момента ролика. Загрузите новую версию, когда будете готовы.`],
    action: "Прочитать замечания",
    small: because,
  }),
  "draft-approved": ({ campaignName, brandName }) => ({
    subject: `Черновик одобрен: «${campaignName}»`,
    heading: "Одобрено, можно публиковать",
    lines: [`${brandName}: черновик для «${campaignName}» одобрен. Опубликуйте его у себя и пришлите адрес публикации.`],
    action: "Сообщить о публикации",
    small: because,
  }),
  "publication-sent-back": ({ campaignName, missing }) => ({
    subject: `В публикации чего-то не хватает: «${campaignName}»`,
    heading: "Публикацию нужно поправить",
    lines: [`Мы посмотрели вашу публикацию для «${campaignName}». Не хватает: ${missing.join("; ")}.`, "Поправьте публикацию и сообщите о ней ещё раз."],
    action: "Посмотреть, чего не хватает",
    small: because,
  }),
  "payout-settled": ({ campaignName, amount }, money) => ({
    subject: `Вам отправлено ${money(amount)}`,
    heading: `Выплата: ${money(amount)}`,
    lines: [`Выплата за «${campaignName}» отправлена на ваш счёт. Когда деньги появятся, зависит от банка.`],
    action: "Посмотреть выплаты",
    small: because,
  }),
  "search-matched": ({ searchName, count }) => ({
    subject: `Новые авторы в поиске «${searchName}»: ${count}`,
    heading: `Новых авторов в вашем поиске: ${count}`,
    lines: [`Раньше их не было среди результатов поиска «${searchName}». Следующее письмо об этом поиске придёт только после того, как его кто-нибудь откроет.`],
    action: "Открыть поиск",
    small: "Вы получили это письмо, потому что сохранили поиск с оповещением. Выключить его можно в настройках поиска.",
  }),
};
