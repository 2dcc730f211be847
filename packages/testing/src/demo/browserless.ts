import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../../../apps/web/src/server/api/root.ts";

export type Api = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Somebody at the product without a browser: the same calls over HTTP, with the cookies of their own session. */
export type Visitor = { api: Api; fetch(path: string, init?: RequestInit): Promise<Response> };

/** Opens a session at an installation. `publicUrl` is its one public address. */
export function visit(publicUrl: string): Visitor {
  const jar = new Map<string, string>();
  const origin = new URL(publicUrl).origin;
  const send = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    // An address of its own each (TEST-NET-2), because signing up is limited by address.
    headers.set("x-forwarded-for", addressOf(jar));
    headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer;
  };
  const api = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${origin}/api/trpc`, fetch: (url, init) => send(String(url), init as RequestInit) })],
  });
  return { api, fetch: (path, init) => send(new URL(path, origin), init) };
}

const addresses = new WeakMap<object, string>();

function addressOf(visitor: object): string {
  const known = addresses.get(visitor) ?? `198.51.100.${Math.floor(Math.random() * 250) + 1}`;
  addresses.set(visitor, known);
  return known;
}
