import type { Letters } from "./words.ts";

const because = "You get this letter because you take part in this collaboration on Fanfare.";
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
  "payout-settled": ({ campaignName, amount }, money) => ({
    subject: `${money(amount)} is on its way to you`,
    heading: `You were paid ${money(amount)}`,
    lines: [`Your payout for “${campaignName}” was sent to your account. How soon it shows there depends on your bank.`],
    action: "See your payments",
    small: because,
  }),
  "search-matched": ({ searchName, count }) => ({
    subject: `${count === 1 ? "A new creator matches" : `${count} new creators match`} “${searchName}”`,
    heading: count === 1 ? "A new creator matches your search" : `${count} new creators match your search`,
    lines: [`They were not among the results of “${searchName}” before. There is no further letter about this search until somebody opens it.`],
    action: "See the search",
    small: "You get this letter because you saved the search with an alert. Turn the alert off in the search's settings.",
  }),
};
