import { demoCatalogue, demoCreators } from "./catalogue.ts";
import { publishCreators } from "./public-accounts.ts";
import { eventually } from "../eventually.ts";
import { visit, type Visitor } from "./browserless.ts";

export type SignIn = { role: string; email: string; password: string; url: string };

const password = "fanfare-demo-2026";

/** Signs somebody up; what they can sign in with is noted in `signIns`. */
export async function join(publicUrl: string, signIns: SignIn[], who: { role: string; name: string; email: string; page: string }): Promise<Visitor> {
  const visitor = visit(publicUrl);
  await visitor.api.identity.command.signUp.mutate({ name: who.name, email: who.email, password });
  signIns.push({ role: who.role, email: who.email, password, url: new URL(who.page, publicUrl).href });
  return visitor;
}

/** An agency with two brands, a manager and a viewer. */
export async function foundAgency(publicUrl: string, signIns: SignIn[]): Promise<{ owner: Visitor; brandIds: string[] }> {
  const owner = await join(publicUrl, signIns, { role: "owner", name: "Olive Hart", email: "owner@fanfare.example", page: "/campaigns" });
  await owner.api.identity.command.createOrganization.mutate({ name: "Hart & Lowe", kind: "agency" });
  const brands = [
    { name: "Kestrel Outdoor", website: "https://kestrel.example", primaryColor: "#1F4E5F", accentColor: "#F2A541" },
    { name: "Nordlicht Kitchen", website: "https://nordlicht.example", primaryColor: "#7A2E3A", accentColor: "#E8C07D" },
  ];
  const brandIds: string[] = [];
  for (const brand of brands) brandIds.push((await owner.api.identity.command.addBrand.mutate(brand)).id);
  for (const [role, name, email] of [["manager", "Marek Lowe", "manager@fanfare.example"], ["viewer", "Vera Quist", "viewer@fanfare.example"]] as const) {
    const { link } = await owner.api.identity.command.inviteMember.mutate({ email, role });
    const colleague = await join(publicUrl, signIns, { role, name, email, page: "/campaigns" });
    await colleague.api.identity.command.acceptInvitation.mutate({ token: link.split("/").at(-1)! });
  }
  const organization = (await owner.api.identity.query.findMe.query())?.organization;
  // Without a hold period the whole way to a paid creator can be seen at once.
  await owner.api.identity.command.changeOrganizationSettings.mutate({ version: organization!.version, name: organization!.name, holdDays: 0 });
  return { owner, brandIds };
}

/** Imports the demo's creators and keeps ten of them on a list. */
export async function fillCatalogue(owner: Visitor): Promise<void> {
  const creators = demoCreators(240);
  await publishCreators(creators);
  const uploaded = await owner.fetch("/api/imports?name=creators-2026.csv", { method: "POST", body: demoCatalogue(creators), headers: { "content-type": "text/csv" } });
  const { id: importId } = (await uploaded.json()) as { id: string };
  const { mapping, defaults } = await owner.api.creators.query.findImport.query({ importId });
  await owner.api.creators.command.startImport.mutate({ importId, mapping, defaults });
  await eventually(async () => (await owner.api.creators.query.findImport.query({ importId })).status === "finished", 60_000);
  const found = await eventually(async () => {
    const page = await owner.api.discovery.query.searchCreators.query({ filter: { topics: { include: ["outdoor"] }, source: "import" }, limit: 10 });
    return page.creators.length > 0 && !page.limited ? page.creators : null;
  }, 30_000);
  const list = await owner.api.creators.command.createList.mutate({ name: "Outdoor, spring candidates" });
  await owner.api.creators.command.addToList.mutate({ listId: list.id, creatorIds: found.map((creator) => creator.id) });
}
