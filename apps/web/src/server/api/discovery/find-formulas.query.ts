import { FormulaView } from "@fanfare/contracts/creator-facts";
import { formulaRegistry } from "@fanfare/domain/discovery";
import { memberQuery } from "../procedures.ts";

/** How each figure is computed, for whoever wants to know before they rely on it. */
export const findFormulas = memberQuery("creators.read")
  .output(FormulaView.array())
  .query(() =>
    formulaRegistry.map(({ id, version, unit, basis, meaning, definitions, reads, examples }) => ({
      id, version, unit, basis, meaning, definitions: definitions.map((definition) => ({ ...definition, networks: [...definition.networks] })), reads: [...reads],
      examples: examples.map((example) => example.says),
    })),
  );
