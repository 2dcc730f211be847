import { errors, type Client, type estypes } from "@elastic/elasticsearch";

/** Several questions in one request, answered beside each other. Throws the engine's refusal of any as it refuses a single one. */
export async function askAll<Source>(client: Client, alias: string, requests: readonly estypes.MsearchMultisearchBody[]): Promise<estypes.MsearchMultiSearchItem<Source>[]> {
  const answer = await client.msearch<Source>({ searches: requests.flatMap((request) => [{ index: alias }, request]) }, { meta: true });
  return answer.body.responses.map((response) => {
    if ("error" in response) throw new errors.ResponseError({ ...answer, statusCode: response.status, body: response });
    return response;
  });
}
