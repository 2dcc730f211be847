import pg from "pg";

export type Listener = { close(): Promise<void> };

const reconnectAfterMs = 1_000;

/**
 * Calls back at each NOTIFY on a channel, and once after every (re)connection, because what was told in between is lost.
 * Keeps a connection of its own and opens it again when it breaks.
 */
export function listenTo(url: string, channel: string, onNotify: () => void, onError: (error: Error) => void): Listener {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const again = () => {
    client = null;
    if (!closed) timer = setTimeout(() => void open(), reconnectAfterMs);
  };
  const open = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: `fanfare-listen-${channel}`, keepAlive: true });
    client = fresh;
    fresh.on("notification", onNotify);
    fresh.on("error", onError);
    fresh.on("end", again);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onNotify();
    } catch (error) {
      onError(error as Error);
      await fresh.end().catch(again);
    }
  };
  void open();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
