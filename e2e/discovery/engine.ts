/** The index is closed rather than the server stopped: every search is refused, and other programs on the server go on. */
const index = () => new URL(`${process.env["SEARCH_INDEX"] ?? "fanfare-creators"}/`, process.env["ELASTICSEARCH_URL"]).href;

async function tell(verb: "_close" | "_open"): Promise<void> {
  const answer = await fetch(new URL(verb, index()), { method: "POST" });
  if (!answer.ok) throw new Error(`Elasticsearch did not take ${verb}: ${await answer.text()}`);
}

export const closeIndex = (): Promise<void> => tell("_close");
export const openIndex = (): Promise<void> => tell("_open");
