const DELIVERY_TIMEOUT_MS = 10_000;

/** Posts a webhook's delivery; status 0 says that nobody was reached. */
export async function postDelivery(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS) });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" };
  }
}

/** Posts the same JSON so many times, as platforms do that deliver at least once; answers with each status. */
export async function postRepeatedly(url: string | null, body: string, headers: Readonly<Record<string, string>>, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let nth = 0; nth < times && url !== null; nth += 1) statuses.push((await postDelivery(url, body, { "content-type": "application/json", ...headers })).status);
  return statuses;
}
