import type { Answer } from "./serve.ts";

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** How many accounts a consent screen offers: the first, which a demo knows by name, and the last, which a test opened just now. */
const shown = { first: 40, last: 10 };

const offered = <Account>(accounts: readonly Account[]): readonly Account[] =>
  accounts.length <= shown.first + shown.last ? accounts : [...accounts.slice(0, shown.first), ...accounts.slice(-shown.last)];

/** A platform's consent screen: who is asked, for what, and two buttons that send the same query on to `action`. */
export function consentPage(platform: string, action: string, query: URLSearchParams, accounts: readonly { id: string; handle: string }[], scopes: readonly string[]): Answer {
  const kept = [...query].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join("");
  const options = offered(accounts).map(({ id, handle }) => `<option value="${escaped(id)}">@${escaped(handle)}</option>`).join("");
  const rights = scopes.map((scope) => `<li><label><input type="checkbox" name="granted" value="${escaped(scope)}" checked> ${escaped(scope)}</label></li>`).join("");
  return {
    status: 200,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Log in to ${platform} (simulator)</title></head><body><main>
<h1>An app wants to read your ${platform} account</h1><form action="${action}" method="get">${kept}
<p><label>Account <select name="account">${options}</select></label></p><ul>${rights}</ul>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form></main></body></html>`,
  };
}

/** Sends the browser back to the app with these parameters added to its address. */
export function redirectTo(redirectUri: string, parameters: Readonly<Record<string, string>>, fragment = ""): Answer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { status: 302, headers: { location: `${url}${fragment}` }, body: "" };
}
