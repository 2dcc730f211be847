import { AsyncLocalStorage } from "node:async_hooks";
import type { Jobs } from "@fanfare/adapters/jobs";
import type { IdentityRepositories } from "@fanfare/domain/identity";
import type { MessagingRepositories } from "@fanfare/domain/messaging";
import { newId, type Context, type UnitOfWork } from "@fanfare/domain/kernel";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import type { SecretLetter } from "./auth.ts";

/**
 * What the sign-in library's callbacks can't be told by arguments: who asked, and who a link may be handed to instead
 * of being mailed. The language is the receiver's own where they have not chosen one in this very call.
 */
type Delivery = { context: Context; locale?: "en" | "ru"; handOver?: (path: string) => void };

// The library is made once per process, while this module is loaded once per bundle: both have to mean the same store.
const here = globalThis as typeof globalThis & { fanfareDeliveries?: AsyncLocalStorage<Delivery> };
const deliveries = (here.fanfareDeliveries ??= new AsyncLocalStorage<Delivery>());

/** Calls the sign-in library so that its letters carry the caller's chain of causes and language. */
export const withDelivery = <T>(delivery: Delivery, call: () => Promise<T>): Promise<T> => deliveries.run(delivery, call);

/**
 * Sends a link that is a key to the person it belongs to. Without a mail server it goes nowhere, unless the call
 * was made by somebody who may hand it over.
 */
export async function deliverSecret(
  deps: { config: Config; unitOfWork: UnitOfWork<Pick<MessagingRepositories, "mails"> & Pick<IdentityRepositories, "people">>; jobs: Jobs; log: Logger },
  { template, user, path }: SecretLetter,
): Promise<void> {
  const delivery = deliveries.getStore();
  if (!delivery) throw new Error("The sign-in library wanted to send a letter outside of withDelivery.");
  const { context, locale, handOver } = delivery;
  if (handOver) return handOver(path);
  if (!deps.config.isMailConfigured) return;
  const mailId = newId();
  await deps.unitOfWork.run({ userId: user.id }, context, async (tx) => {
    const letter = { id: mailId, organizationId: null, userId: user.id, recipient: user.email, template, data: { name: user.name, link: path } };
    await tx.mails.queue({ ...letter, locale: locale ?? (await tx.people.localeOf(user.id)) });
  });
  await askToSend(deps, mailId, context, null);
}

/** Asks for a queued letter to be sent now. Without the queue it leaves with the next sweep over the letters. */
export async function askToSend(deps: { jobs: Jobs; log: Logger }, mailId: string, context: Context, organizationId: string | null): Promise<void> {
  const { correlationId } = context.trace;
  await deps.jobs
    .enqueue("messaging.send-mail", { mailId, organizationId, creatorId: null, correlationId })
    .catch((error: unknown) => deps.log.warn({ err: error, correlationId }, "a letter waits for the next sweep"));
}
