import { isTRPCClientError } from "@trpc/client";

/** What the server says about a refused or failed call. `fields` maps an input path ("budget.amount") to a sentence. */
export type Fault = {
  code: string;
  kind: string;
  message: string;
  details?: Record<string, unknown>;
  fields?: Record<string, string>;
  errorId?: string;
};

/** The translator of the `faults` namespace, as next-intl gives it. */
export type FaultTranslator = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/** Reads the fault out of whatever a call threw; a lost connection and an unknown error become faults of their own. */
export function readFault(error: unknown): Fault {
  if (isTRPCClientError(error)) {
    const data: unknown = error.data;
    const fault: unknown = typeof data === "object" && data !== null && "fault" in data ? data.fault : undefined;
    if (isFault(fault)) return fault;
    if (error.data === undefined || error.data === null) {
      return { code: "client.offline", kind: "unavailable", message: "The server could not be reached." };
    }
  }
  return { code: "client.unexpected", kind: "unexpected", message: "Something went wrong on our side." };
}

/** Arguments a message may use: only plain values of the fault's details. */
function messageValues(fault: Fault): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fault.details ?? {}).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
}

/** The sentence a person reads: `faults.<code>` of the message files when there is one, else the server's own. */
export function faultMessage(fault: Fault, translate: FaultTranslator): string {
  return translate.has(fault.code) ? translate(fault.code, messageValues(fault)) : fault.message;
}

/** Field errors for a form (`form.setErrors(fieldErrors(error))`): empty when the fault names no field. */
export function fieldErrors(error: unknown): Record<string, string> {
  return readFault(error).fields ?? {};
}
