import { Readable } from "node:stream";
import { csvLines } from "@fanfare/adapters/csv";
import { StatementInput, type PayoutView, type PostingView } from "@fanfare/contracts/payments";
import { postingsOver, statementOver, type StatementFilter } from "@fanfare/db/readers/statements";
import { inScope } from "@fanfare/db/scoped";
import { DomainError, scopeOf, type Member } from "@fanfare/domain/kernel";
import { toDecimal } from "@/lib/money.ts";
import type { App } from "../app.ts";

const page = 500;
const byteOrderMark = "\ufeff";

/** A download of UTF-8 that spreadsheets recognise. */
export const csvFile = (name: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Response =>
  new Response(Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, "cache-control": "no-store" },
  });

/** Reads what a statement is about out of an address, as the screen writes it. */
export function statementInput(search: URLSearchParams): StatementInput {
  const parsed = StatementInput.safeParse(Object.fromEntries([...search].filter(([, value]) => value !== "")));
  if (parsed.success) return parsed.data;
  throw new DomainError("invalid", "payments.bad-statement", "This statement can't be made: a campaign, a currency or a date in the address is not one.");
}

/** A line for each entry of each posting, newest first, with opening and closing balances above; pages as it goes. */
export async function* statementLines(app: App, actor: Member, input: StatementInput): AsyncGenerator<Buffer> {
  const read = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(app.db, scopeOf(actor), work);
  const statement = await read((sql) => statementOver(sql, input));
  yield Buffer.from(byteOrderMark);
  yield lines([["Account", "Opening", "Received", "Sent", "Closing", "Currency"]]);
  yield lines(statement.accounts.map(({ account, opening, received, sent, closing }) => [account, toDecimal(opening), toDecimal(received), toDecimal(sent), toDecimal(closing), opening.currency]));
  yield lines([[], ["Number", "Posted at", "Kind", "Account", "Campaign", "Creator", "Amount", "Currency", "Reference", "Posted by", "Posting id", "Payout id"]]);
  if (statement.currency === null) return;
  const filter: StatementFilter = { ...input, currency: statement.currency };
  for (let before: string | null = null; ; ) {
    const postings: PostingView[] = await read((sql) => postingsOver(sql, filter, before, page));
    if (postings.length === 0) return;
    yield lines(postings.flatMap(entryLines));
    before = postings.at(-1)!.number;
  }
}

const lines = (rows: readonly (readonly (string | number | null)[])[]): Buffer => Buffer.from(csvLines(rows));

const entryLines = (posting: PostingView): (string | null)[][] =>
  posting.entries.map(({ account, amount }) => [
    posting.number, posting.postedAt, posting.kind, account, posting.campaignName, posting.creatorName, toDecimal(amount), amount.currency,
    posting.reference, posting.postedBy, posting.id, posting.payoutId,
  ]);

/** A line for each of a creator's payouts. */
export function payoutLines(payouts: readonly PayoutView[]): Buffer[] {
  const head = ["Campaign", "Brand", "Amount", "Currency", "Status", "Scheduled", "Hold until", "Paid", "Payout id"];
  const rows = payouts.map(({ campaignName, brandName, amount, status, createdAt, holdUntil, settledAt, id }) => [
    campaignName, brandName, toDecimal(amount), amount.currency, status, createdAt, holdUntil, settledAt, id,
  ]);
  return [Buffer.from(byteOrderMark), lines([head, ...rows])];
}
