import { expect, test, type Page } from "@playwright/test";
import { confirmMail, foundAgency, inviteColleague } from "./main-job/agency.ts";
import { findAndList, importAgain, importBadRows, importCreators } from "./main-job/catalogue.ts";

test.describe.configure({ mode: "serial" });

/** The browsers of the journey, one for each person. */
let owner: Page;

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
