import { connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** True when nothing listens on the loopback port. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** The first bytes a server says when connected to: SMTP greets first. Rejects when it does not within the time. */
export function greetingOf(url: string, milliseconds = 3000): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) || 25 });
    socket.setTimeout(milliseconds, () => socket.destroy(new Error("no greeting")));
    socket.once("error", reject);
    socket.once("data", (bytes) => {
      resolve(bytes.toString("latin1").trim());
      socket.end();
    });
  });
}

/** Fetches JSON; a name and password in the URL become a header, which `fetch` would refuse in the URL itself. */
export async function fetchJson<T>(address: string, milliseconds = 3000): Promise<T> {
  const url = new URL(address);
  const headers: Record<string, string> = {};
  if (url.username) headers.authorization = `Basic ${btoa(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`)}`;
  url.username = url.password = "";
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(milliseconds) });
  if (!response.ok) throw new Error(`${url.origin} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Asks again every 200 ms until `check` resolves; `deadline` in ms. Rejects with the last error. */
export async function eventually<T>(check: () => Promise<T>, deadline: number): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
  }
}

/** What an HTTP server calls itself, whatever it answers; rejects when nothing answers. */
export async function serverNameAt(address: string, milliseconds = 3000): Promise<string> {
  const response = await fetch(address, { signal: AbortSignal.timeout(milliseconds) });
  return response.headers.get("server") ?? "";
}
