import { TRPCError } from "@trpc/server";

/**
 * Reads a body of at most `limit` bytes and stops reading beyond it, whatever the length it claims.
 * Throws PAYLOAD_TOO_LARGE.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
