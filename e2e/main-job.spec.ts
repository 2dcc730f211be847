import { expect, test, type Page } from "@playwright/test";
import { confirmMail, foundAgency, inviteColleague } from "./main-job/agency.ts";
import { fund, launch, makePage, readAsStranger, setUpCampaign } from "./main-job/campaign.ts";
import { findAndList, importAgain, importBadRows, importCreators } from "./main-job/catalogue.ts";
import { applyAsStranger, counter, downloadAgreement, publishAndReport, seePaid, setUpPayoutAccount, uploadVersion } from "./main-job/creator.ts";
import { agree, approve, askForChanges, readLedger, readReport, shortlistAndOffer } from "./main-job/deciding.ts";

test.describe.configure({ mode: "serial" });

/** The browsers of the journey, one for each person. */
let owner: Page;
let creator: Page;

test.beforeAll(async ({ browser }) => {
  owner = await (await browser.newContext()).newPage();
});

test("1. a person signs up, founds an agency with two brands and confirms the address", async () => {
  await foundAgency(owner);
  await confirmMail(owner);
});

test("1. colleagues join as manager and as viewer by the invitation's letter", async ({ browser }) => {
  const manager = await inviteColleague(owner, browser, "Marek Lowe", "Manager");
  await expect(manager.getByRole("navigation").first()).toContainText("Discover");
  const viewer = await inviteColleague(owner, browser, "Vera Quist", "Viewer");
  await viewer.goto("/settings/people");
  await expect(viewer.getByText("Owners invite people and change roles.")).toBeVisible();
});

test("2. they import creators from a file, and the same file again changes nothing", async () => {
  await importCreators(owner);
  await importAgain(owner);
});

test("2. bad rows come back with the reason for each", async () => {
  await importBadRows(owner);
});

test("3. they search, open a creator and put ten on a list", async () => {
  await findAndList(owner);
});

test("4. they set a campaign up, fund it, make its page and launch it", async () => {
  await setHoldPeriodToZero(owner);
  await setUpCampaign(owner);
  await fund(owner);
  await makePage(owner);
  await launch(owner);
});

test("5. a stranger reads the page without script, applies, and lands on the application", async ({ browser }) => {
  await readAsStranger(browser);
  creator = await applyAsStranger(browser);
});

test("6. offer, counter-offer and agreement, which both can download", async () => {
  await shortlistAndOffer(owner, "450.00");
  await counter(creator, "520.00");
  await agree(owner);
  await downloadAgreement(owner);
  await creator.reload();
  await downloadAgreement(creator);
});

test("7. a draft is uploaded over a lost network, commented at 0:03, changed and approved", async () => {
  test.setTimeout(240_000);
  await uploadVersion(creator, 1, true);
  await askForChanges(owner);
  await uploadVersion(creator, 2, false);
  await approve(owner);
});

test("8. the published post is reported, checked and measured", async () => {
  await setUpPayoutAccount(creator);
  await publishAndReport(creator);
});

test("9. the payout runs by itself, and both sides see the statement", async () => {
  await seePaid(creator);
  await readLedger(owner);
});

test("10. the campaign's report shows the figures, opens for a stranger and downloads", async ({ browser }) => {
  await readReport(owner, browser);
});

/** Without a hold period the payment can be watched. Terms take the period that holds when a creator applies. */
async function setHoldPeriodToZero(page: Page): Promise<void> {
  await page.goto("/settings");
  await page.getByLabel("Hold period").fill("0");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The organization is changed.")).toBeVisible();
}
