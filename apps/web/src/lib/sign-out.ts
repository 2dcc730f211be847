/** Ends the session here and on the server, then leaves for the sign-in page with nothing kept in memory. */
export async function signOut(): Promise<void> {
  await fetch("/api/trpc/identity.command.signOut", { method: "POST", headers: { "content-type": "application/json" } });
  window.location.assign("/sign-in");
}
