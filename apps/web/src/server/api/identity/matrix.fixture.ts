import { identityOf } from "../../compose/identity.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import type { Caller, World } from "../../testing/world.ts";

const password = "correct horse battery";

/** An open invitation for an address; its token and id. */
async function invitation(world: World, email: string) {
  const { id, path } = await identityOf(world.app).inviteMember(world.as("owner"), { email, role: "viewer" });
  return { invitationId: id, token: path.replace("/invitation/", "") };
}

/** A member whom nobody needs: to be removed, or given another role. */
async function spareMember(world: World) {
  const { call, unique } = world;
  const email = `${unique("spare").replace(" ", "-")}@example.com`;
  const answer = await call("nobody", "mutation", "identity.command.signUp", { name: "Spare", email, password });
  const { userId } = (JSON.parse(answer.body) as { result: { data: { userId: string } } }).result.data;
  const { token } = await invitation(world, email);
  const actor = { kind: "person" as const, userId, email, name: "Spare" };
  const { id: membershipId } = await identityOf(world.app).acceptInvitation({ ...world.as("owner"), actor }, { token });
  return { membershipId, version: 1 };
}

const emailOf = (world: World, caller: Caller): string => (caller === "nobody" ? "nobody@example.com" : world.personas[caller].person.email);

export const matrix: MatrixFixture = async (world) => {
  const { organizationId, strangersOrganizationId, brandId, unique } = world;
  const address = () => `${unique("someone").replace(" ", "-")}@example.com`;
  const newBrand = () => identityOf(world.app).addBrand(world.as("owner"), { name: unique("Brand"), website: null, primaryColor: "#0F5C4D", accentColor: "#E9A93A" });
  const held = await invitation(world, address());
  const settings = async () => {
    const { version } = await identityOf(world.app).changeOrganizationSettings(world.as("owner"), { version: settingsVersion, name: "Aurora Agency", holdDays: 7 });
    settingsVersion = version + 1;
    return { version, name: "Aurora Agency", holdDays: 14 };
  };
  let settingsVersion = 1;
  return {
    procedures: {
      "command.acceptInvitation": {
        input: async (caller) => ({ token: (await invitation(world, caller === "nobody" ? address() : emailOf(world, caller).replace("@", "+again@"))).token }),
        refusedAs: "identity.invitation-for-another",
      },
      "command.addBrand": { input: () => ({ name: unique("Brand"), website: "https://example.com" }) },
      "command.changeBrand": {
        input: async () => ({ brandId: (await newBrand()).id, version: 1, name: unique("Brand"), website: null, primaryColor: "#112233", accentColor: "#445566" }),
      },
      "command.changeMemberRole": { input: async () => ({ ...(await spareMember(world)), role: "manager" }) },
      "command.changeOrganizationSettings": { input: async (caller) => (caller === "owner" ? settings() : { version: 1, name: "Borealis Brands", holdDays: 3 }) },
      "command.changePassword": { input: () => ({ currentPassword: "not the password", password }), refusedAs: "identity.wrong-password" },
      "command.createOrganization": { input: () => ({ name: unique("Organization"), kind: "brand" }), disturbs: true },
      "command.inviteMember": { input: () => ({ email: address(), role: "viewer" }) },
      "command.removeMember": { input: async () => ({ membershipId: (await spareMember(world)).membershipId }) },
      "command.requestPasswordReset": { input: () => ({ email: address() }) },
      "command.resetPassword": { input: () => ({ token: "not-a-token", password }), refusedAs: "identity.link-not-valid" },
      "command.revokeInvitation": { input: async () => ({ invitationId: (await invitation(world, address())).invitationId }) },
      "command.sendVerification": { input: () => undefined },
      "command.setLocale": { input: () => ({ locale: "ru" }) },
      "command.signIn": { input: (caller) => ({ email: emailOf(world, caller), password }), refusedAs: "identity.wrong-credentials" },
      "command.signOut": { input: () => undefined, disturbs: true },
      "command.signUp": { input: () => ({ name: "Newcomer", email: address(), password }) },
      "command.switchOrganization": {
        input: (caller) => ({ organizationId: caller === "stranger" ? strangersOrganizationId : organizationId }),
        refusedAs: "kernel.organization-not-found",
      },
      "command.verifyEmail": { input: () => ({ token: "not-a-token" }), refusedAs: "identity.link-not-valid" },
      "query.findActivity": { input: () => ({ aggregateId: brandId }), stranger: "own-data" },
      "query.findBrands": { input: () => undefined },
      "query.findInvitationByToken": { input: () => ({ token: held.token }) },
      "query.findInvitations": { input: () => undefined },
      "query.findMe": { input: () => undefined },
      "query.findMembers": { input: () => undefined },
    },
    routes: {
      "GET /api/trpc/[trpc]": () => ({ params: { trpc: "identity.query.findMe" } }),
      "POST /api/trpc/[trpc]": () => ({ params: { trpc: "identity.command.signUp" }, headers: { "content-type": "application/json" }, body: JSON.stringify({ name: "Route", email: address(), password }) }),
    },
  };
};
