import { accountName, type Letters, type WhyLapsed } from "./words.ts";

const because = "You get this letter because you take part in this collaboration on Fanfare.";
const becauseConnected = "You get this letter because you connected this account on Fanfare. Disconnect it there, and no more such letters come.";
const day = (at: string) => new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
const whyLapsed: WhyLapsed = {
  expired: "The time of your consent was up.",
  revoked: "The platform says that the consent was taken back, for example in your settings there or after a change of password.",
  interrupted: "The platform's answer to a renewal of your consent got lost on its way, and it does not take the old one any more.",
  "scopes-missing": "The platform no longer grants what is needed to read the account.",
  "account-closed": "The platform says that the account is closed or suspended.",
};
const roles: Record<string, string> = { owner: "an owner", manager: "a manager", viewer: "a viewer" };

export const english: Letters = {
  "verify-email": ({ name }) => ({
    subject: "Confirm your e-mail address",
    heading: `Welcome, ${name}`,
    lines: ["One step is left: confirm that this address is yours."],
    action: "Confirm the address",
    small: "The link works for a day. If you did not sign up, ignore this letter and nothing happens.",
  }),
  "reset-password": ({ name }) => ({
    subject: "Choose a new password",
    heading: `Hello, ${name}`,
    lines: ["Somebody, probably you, asked for a new password for this address."],
    action: "Choose a new password",
    small: "The link works for one hour and once. If it was not you, ignore this letter: your password stays as it is.",
  }),
  invitation: ({ organizationName, invitedBy, role }) => ({
    subject: `${invitedBy} invites you to ${organizationName}`,
    heading: `Join ${organizationName}`,
    lines: [`${invitedBy} would like you to work in ${organizationName} as ${roles[role] ?? role}.`],
    action: "Accept the invitation",
    small: "The link is meant for you alone. If you don't know the sender, ignore this letter.",
  }),
  "application-received": ({ creatorName, campaignName }) => ({
    subject: `${creatorName} applied to ${campaignName}`,
    heading: `A new application from ${creatorName}`,
    lines: [`${creatorName} would like to take part in “${campaignName}”. Read the answers, look at the accounts, and shortlist or decline.`],
    action: "Look at the application",
    small: because,
  }),
  "application-shortlisted": ({ campaignName, brandName }) => ({
    subject: `You are on the shortlist for ${campaignName}`,
    heading: "You are on the shortlist",
    lines: [`${brandName} put you on the shortlist for “${campaignName}”. The next step is an offer; you hear of it as soon as it is made.`],
    action: "Open the collaboration",
    small: because,
  }),
  "offer-received": ({ campaignName, brandName, amount }, money) => ({
    subject: `${brandName} offers you ${money(amount)}`,
    heading: `An offer of ${money(amount)}`,
    lines: [`${brandName} offers you ${money(amount)} for “${campaignName}”. You can agree, name another amount, or decline.`],
    action: "Look at the offer",
    small: because,
  }),
  "offer-countered": ({ campaignName, creatorName, amount }, money) => ({
    subject: `${creatorName} asks for ${money(amount)}`,
    heading: `A counter-offer of ${money(amount)}`,
    lines: [`${creatorName} would do “${campaignName}” for ${money(amount)}. You can agree, offer another amount, or decline.`],
    action: "Answer the counter-offer",
    small: because,
  }),
  "offer-agreed": ({ campaignName, brandName, creatorName, amount }, money) => ({
    subject: `Agreed: ${campaignName} for ${money(amount)}`,
    heading: "It is agreed",
    lines: [`${brandName} and ${creatorName} agreed on ${money(amount)} for “${campaignName}”. The amount is set aside, and the agreement can be downloaded in a moment.`],
    action: "Open the collaboration",
    small: because,
  }),
  "changes-requested": ({ campaignName, brandName }) => ({
    subject: `Changes wanted for ${campaignName}`,
    heading: "Your draft needs a change",
    lines: [`${brandName} looked at your draft for “${campaignName}” and left comments at the places they are about. Upload a new version when you are ready.`],
    action: "Read the comments",
    small: because,
  }),
  "draft-approved": ({ campaignName, brandName }) => ({
    subject: `Your draft for ${campaignName} is approved`,
    heading: "Approved, time to publish",
    lines: [`${brandName} approved your draft for “${campaignName}”. Publish it on your account, then send us the address of the post.`],
    action: "Report the post",
    small: because,
  }),
  "publication-sent-back": ({ campaignName, missing }) => ({
    subject: `Something is missing in your post for ${campaignName}`,
    heading: "Your post needs a change",
    lines: [`We looked at your post for “${campaignName}”, and this is missing: ${missing.join("; ")}.`, "Change the post and report it again."],
    action: "See what is missing",
    small: because,
  }),
  "publication-edited": ({ campaignName, missing }) => ({
    subject: `Your post for ${campaignName} was changed`,
    heading: "Your post no longer fits",
    lines: [`We looked at your post for “${campaignName}” again. It was changed after it was verified, and this is missing now: ${missing.join("; ")}.`, "Put it back as it was: the post has to stay up as agreed."],
    action: "See what is missing",
    small: because,
  }),
  "publication-gone": ({ campaignName }) => ({
    subject: `Your post for ${campaignName} can't be seen`,
    heading: "Your post is gone",
    lines: [`Nobody can see your post for “${campaignName}”: it was deleted or made private. It has to stay up as agreed.`, "If you took it down by mistake, make it public again. We notice by ourselves."],
    action: "Open the collaboration",
    small: because,
  }),
  "connect-account": ({ campaignName }) => ({
    subject: `Connect your account: your post for ${campaignName} can't be read`,
    heading: "Your post can't be read",
    lines: [`The platform shows the numbers of your post for “${campaignName}” with your consent only, and the account that it is on is not connected.`, "Connect it on the page Accounts, and reading goes on by itself. What was read until now stays."],
    action: "Open the collaboration",
    small: because,
  }),
  "post-found": ({ campaignName }) => ({
    subject: `Is this your post for ${campaignName}?`,
    heading: "We found a post that may be the one",
    lines: [`On your connected account there is a post that may be what “${campaignName}” waits for. Tell us whether it is, and it is reported without a link to copy.`],
    action: "Look at the post",
    small: because,
  }),
  "story-proof-refused": ({ campaignName, brandName }) => ({
    subject: `Your proof of a story for ${campaignName} was refused`,
    heading: "Your proof needs a change",
    lines: [`${brandName} looked at the screenshots of your story for “${campaignName}” and could not accept them. Read why, then send another proof.`],
    action: "Read why",
    small: because,
  }),
  "payout-settled": ({ campaignName, amount }, money) => ({
    subject: `${money(amount)} is on its way to you`,
    heading: `You were paid ${money(amount)}`,
    lines: [`Your payout for “${campaignName}” was sent to your account. How soon it shows there depends on your bank.`],
    action: "See your payments",
    small: because,
  }),
  "connection-lapsing": ({ lapsesAt, ...account }) => ({
    subject: `Connect ${accountName(account)} again before ${day(lapsesAt)}`,
    heading: "A connection ends soon",
    lines: [`Your consent to read ${accountName(account)} ends on ${day(lapsesAt)}. Connect the account again before that day, and your numbers go on without a gap.`],
    action: "Open your accounts",
    small: becauseConnected,
  }),
  "connection-lapsed": ({ problem, ...account }) => ({
    subject: `${accountName(account)} is no longer connected`,
    heading: "A connection has lapsed",
    lines: [`We can no longer read ${accountName(account)}. ${whyLapsed[problem]}`, "What was read until now stays. Connect the account again, and reading goes on; until then posts of a campaign have to be reported by you."],
    action: "Connect it again",
    small: becauseConnected,
  }),
  "search-matched": ({ searchName, count }) => ({
    subject: `${count === 1 ? "A new creator matches" : `${count} new creators match`} “${searchName}”`,
    heading: count === 1 ? "A new creator matches your search" : `${count} new creators match your search`,
    lines: [`They were not among the results of “${searchName}” before. There is no further letter about this search until somebody opens it.`],
    action: "See the search",
    small: "You get this letter because you saved the search with an alert. Turn the alert off in the search's settings.",
  }),
};
