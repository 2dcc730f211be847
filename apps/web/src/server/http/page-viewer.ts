import type { Me } from "@fanfare/contracts/identity";
import { headers } from "next/headers";
import { cache } from "react";
import { getApp } from "../app.ts";
import { meOf } from "../auth/me.ts";
import { whoIs } from "../auth/who.ts";
import { addressMismatch } from "./origin.ts";

/**
 * Who looks at the page, or null: for what a page draws and where it sends people. It grants nothing; every procedure
 * asks for itself.
 */
export const pageViewer = cache(async (): Promise<Me | null> => {
  const app = getApp();
  const who = await whoIs(app, new Headers(await headers()));
  return who ? meOf(app, who) : null;
});

/** What the pages of the door have to know before anybody is signed in. */
export async function doorFacts(): Promise<{ isMailConfigured: boolean; isDemo: boolean; mismatch: { opened: string; configured: string } | null }> {
  const { config } = getApp();
  return { isMailConfigured: config.isMailConfigured, isDemo: config.isDemo, mismatch: addressMismatch(config.publicUrl, new Headers(await headers())) };
}

/** Where somebody signed in starts: their campaigns, their work as a creator, or a first organization. */
export const startOf = (me: Me): string => (me.organization ? "/campaigns" : me.creatorId ? "/creator" : "/welcome");
