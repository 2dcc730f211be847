import type { z } from "zod";

import type { Answer, Call } from "./serve.ts";

/** Reads the JSON of a control call with a schema; a fault is answered as 400 with the field's name. */
export function withInput<S extends z.ZodType>(schema: S, call: Call, act: (input: z.infer<S>) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  let json: unknown;
  try {
    json = call.body === "" ? {} : JSON.parse(call.body);
  } catch {
    return { status: 400, body: { error: "The body is not JSON." } };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return act(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  return { status: 400, body: { error: problems.join("; ") } };
}

export const NO_SUCH_CONTROL: Answer = { status: 404, body: { error: "There is no such control endpoint." } };
