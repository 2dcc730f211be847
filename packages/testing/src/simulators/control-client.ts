/** A published video as its creator sees it, with the addresses that can be reported. */
export interface SimulatedVideo {
  readonly id: string;
  readonly channelId: string;
  readonly watchUrl: string;
  readonly shareUrl: string;
  readonly shortsUrl: string;
}

/**
 * Calls a simulator's control endpoint: what a person would do on the platform's own site. `path` comes after
 * `/__simulator/`. Rejects with the simulator's sentence when it refuses.
 */
export async function control<T = unknown>(baseUrl: string, method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<T> {
  const response = await fetch(new URL(`/__simulator/${path}`, baseUrl), { method, ...(body && { body: JSON.stringify(body) }) });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(`The simulator refused ${method} ${path}: ${answer.error ?? response.status}`);
  return answer;
}
