import { accountName, type Letters, type WhyLapsed } from "./words.ts";

const because = "Вы получили это письмо, потому что участвуете в сотрудничестве на Fanfare.";
const becauseConnected = "Вы получили это письмо, потому что подключили этот аккаунт на Fanfare. Если отключить его там, таких писем больше не будет.";
const day = (at: string) => new Intl.DateTimeFormat("ru", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
const whyLapsed: WhyLapsed = {
  expired: "Срок вашего согласия истёк.",
  revoked: "Платформа сообщает, что согласие отозвано: например, в её настройках или после смены пароля.",
  interrupted: "Ответ платформы на продление согласия потерялся по пути, а прежнее она больше не принимает.",
  "scopes-missing": "Платформа больше не даёт прав, без которых аккаунт не прочитать.",
  "account-closed": "Платформа сообщает, что аккаунт закрыт или заблокирован.",
};
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
  "publication-edited": ({ campaignName, missing }) => ({
    subject: `Ваша публикация для «${campaignName}» изменена`,
    heading: "Публикация больше не подходит",
    lines: [`Мы снова посмотрели публикацию для «${campaignName}». После проверки её изменили, и теперь не хватает: ${missing.join("; ")}.`, "Верните всё как было: публикация должна оставаться такой, как договорились."],
    action: "Посмотреть, чего не хватает",
    small: because,
  }),
  "publication-gone": ({ campaignName }) => ({
    subject: `Ваша публикация для «${campaignName}» не видна`,
    heading: "Публикация исчезла",
    lines: [`Публикацию для «${campaignName}» никто не видит: она удалена или закрыта. Она должна оставаться столько, сколько договорились.`, "Если это случайность, откройте её снова. Мы заметим сами."],
    action: "Открыть сотрудничество",
    small: because,
  }),
  "connect-account": ({ campaignName }) => ({
    subject: `Подключите аккаунт: публикацию для «${campaignName}» не прочитать`,
    heading: "Публикацию не удаётся прочитать",
    lines: [`Площадка показывает цифры публикации для «${campaignName}» только с вашего согласия, а аккаунт, на котором она вышла, не подключён.`, "Подключите его на странице «Аккаунты», и чтение продолжится само. Уже прочитанное остаётся."],
    action: "Открыть сотрудничество",
    small: because,
  }),
  "post-found": ({ campaignName }) => ({
    subject: `Это ваша публикация для «${campaignName}»?`,
    heading: "Мы нашли возможную публикацию",
    lines: [`На подключённом аккаунте есть публикация, которой, возможно, ждёт «${campaignName}». Подтвердите, и ссылку копировать не придётся.`],
    action: "Посмотреть публикацию",
    small: because,
  }),
  "story-proof-refused": ({ campaignName, brandName }) => ({
    subject: `Подтверждение сторис для «${campaignName}» не принято`,
    heading: "Подтверждение нужно исправить",
    lines: [`${brandName}: скриншоты сторис для «${campaignName}» принять не удалось. Прочитайте почему и отправьте другое подтверждение.`],
    action: "Прочитать почему",
    small: because,
  }),
  "payout-settled": ({ campaignName, amount }, money) => ({
    subject: `Вам отправлено ${money(amount)}`,
    heading: `Выплата: ${money(amount)}`,
    lines: [`Выплата за «${campaignName}» отправлена на ваш счёт. Когда деньги появятся, зависит от банка.`],
    action: "Посмотреть выплаты",
    small: because,
  }),
  "connection-lapsing": ({ lapsesAt, ...account }) => ({
    subject: `Подключите ${accountName(account)} заново до ${day(lapsesAt)}`,
    heading: "Подключение скоро закончится",
    lines: [`Ваше согласие на чтение ${accountName(account)} действует до ${day(lapsesAt)}. Подключите аккаунт заново до этого дня, и показатели не прервутся.`],
    action: "Открыть аккаунты",
    small: becauseConnected,
  }),
  "connection-lapsed": ({ problem, ...account }) => ({
    subject: `${accountName(account)} больше не подключён`,
    heading: "Подключение прервалось",
    lines: [`Мы больше не можем читать ${accountName(account)}. ${whyLapsed[problem]}`, "Прочитанное раньше сохранено. Подключите аккаунт заново, и чтение продолжится; до тех пор о публикациях кампаний нужно сообщать самостоятельно."],
    action: "Подключить заново",
    small: becauseConnected,
  }),
  "search-matched": ({ searchName, count }) => ({
    subject: `Новые авторы в поиске «${searchName}»: ${count}`,
    heading: `Новых авторов в вашем поиске: ${count}`,
    lines: [`Раньше их не было среди результатов поиска «${searchName}». Следующее письмо об этом поиске придёт только после того, как его кто-нибудь откроет.`],
    action: "Открыть поиск",
    small: "Вы получили это письмо, потому что сохранили поиск с оповещением. Выключить его можно в настройках поиска.",
  }),
};
