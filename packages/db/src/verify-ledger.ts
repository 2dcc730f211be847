import { connect } from "./connection.ts";
import { organizationsWithLedger, verifyOrganization } from "./readers/ledger-chain.ts";
import { inScope } from "./scoped.ts";

/**
 * Checks the ledger of every organization and prints one line for each: sums, chain of hashes, wallets.
 * Reads DATABASE_WORKER_URL. Ends with 0 when all agree, with 1 when anything does not, with 2 when it can't look.
 */
async function main(url: string | undefined): Promise<number> {
  if (!url) {
    console.error("DATABASE_WORKER_URL is not set. Give the URL of the role fanfare_worker, such as postgres://fanfare_worker:...@127.0.0.1:5432/fanfare.");
    return 2;
  }
  const sequelize = connect(url, { max: 1, name: "verify-ledger" });
  try {
    const verdicts = [];
    for (const organizationId of await inScope(sequelize, {}, organizationsWithLedger)) {
      verdicts.push({ organizationId, ...(await verifyOrganization(sequelize, organizationId)) });
    }
    for (const { organizationId, postings, entries, head, faults } of verdicts) {
      console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${organizationId}  ${postings} postings, ${entries} entries, head ${head.slice(0, 12)}`);
      for (const fault of faults) console.log(`     ${fault.code}: ${fault.message}`);
    }
    console.log(`${verdicts.length} ledgers checked, ${verdicts.filter(({ faults }) => faults.length > 0).length} with faults.`);
    return verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0;
  } catch (error) {
    console.error(`The ledger can't be read: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    await sequelize.close();
  }
}

process.exitCode = await main(process.env["DATABASE_WORKER_URL"]);
