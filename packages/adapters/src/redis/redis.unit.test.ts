import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { connectRedis } from "./index.ts";

describe("a connection to Redis", () => {
  let server: Server | null = null;
  afterEach(() => void server?.close());

  /** Speaks just enough of the protocol (RESP2) to be asked how it is. */
  async function redisWithPolicy(policy: string): Promise<string> {
    const info = `loading:0\r\nmaxmemory_policy:${policy}\r\n`;
    const answer = (command: string) => (/^\*\d\r\n\$4\r\ninfo\r\n/i.test(command) ? `$${Buffer.byteLength(info)}\r\n${info}\r\n` : "+OK\r\n");
    server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (data) => {
        for (const command of data.toString().split(/(?=\*\d+\r\n)/)) socket.write(answer(command));
      });
    });
    await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
    return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("is refused when the server would drop queued jobs to make room, with what to do", async () => {
    await expect(connectRedis(await redisWithPolicy("allkeys-lru"), "queues")).rejects.toThrow("maxmemory-policy is allkeys-lru). Set it to noeviction");
  });

  it("is made when the server keeps what it is given", async () => {
    const redis = await connectRedis(await redisWithPolicy("noeviction"), "queues");
    redis.disconnect();
  });
});
