import { createParser } from "nuqs";
import { z } from "zod";

const Day = z.iso.date();

/** A calendar day in the address ("2026-05-31"); what is no day counts as none. */
export const parseAsDay = createParser<string>({
  parse: (text) => {
    const day = Day.safeParse(text);
    return day.success ? day.data : null;
  },
  serialize: (day) => day,
});
