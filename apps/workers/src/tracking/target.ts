import type { Context } from "@fanfare/domain/kernel";

type Payload = { organizationId: string | null; correlationId: string; publicationId: string };

/** What a job of tracking works on, and as whom. */
export function targetOf({ organizationId, correlationId, publicationId }: Payload, name: string): { context: Context; target: { publicationId: string; organizationId: string } } {
  return {
    context: { actor: { kind: "system", name, organizationId }, trace: { correlationId, causationId: null } },
    target: { publicationId, organizationId: organizationId! },
  };
}
