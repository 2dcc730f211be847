import { DetailedError } from "tus-js-client";
import { z } from "zod";
import { readFault, type Fault } from "@/lib/faults.ts";

const Answer = z.object({ fault: z.object({ code: z.string(), kind: z.string(), message: z.string(), errorId: z.string().optional() }) });

/** Reads the fault out of what an upload ended with: an answer of the upload's address, or of a command. */
export function faultOfAnswer(error: unknown): Fault {
  if (!(error instanceof DetailedError)) return readFault(error);
  try {
    const { errorId, ...fault } = Answer.parse(JSON.parse(error.originalResponse?.getBody() ?? "")).fault;
    return { ...fault, ...(errorId !== undefined && { errorId }) };
  } catch {
    return { code: "client.unexpected", kind: "unavailable", message: "Something went wrong on our side." };
  }
}
