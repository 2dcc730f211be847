/** Tells the people and things of one run from those of another on the same installation. */
const stamp = Date.now().toString(36);

export const password = "correct horse battery staple";
export const unique = (word: string): string => `${word} ${stamp}`;
export const uniqueSlug = (word: string): string => `${word}-${stamp}`;
export const emailOf = (name: string): string => `${name}.${stamp}@example.com`;

/** An address of the stack, as the launcher names it. */
export function stackUrl(name: "PUBLIC_URL" | "MAIL_INBOX_URL" | "YOUTUBE_API_URL" | "INSTAGRAM_GRAPH_URL" | "TIKTOK_API_URL" | "TWITCH_API_URL" | "STRIPE_API_URL"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run the browser tests with: npm run e2e`);
  return value;
}
