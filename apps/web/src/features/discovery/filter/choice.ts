export type Side = "include" | "exclude";
export type Choice = { include?: string[] | undefined; exclude?: string[] | undefined };

const other = { include: "exclude", exclude: "include" } as const;

/** The choice with a value put on one side, or taken off it again; it never stands on both. */
export function toggledChoice(choice: Choice, value: string, side: Side): Choice {
  const rest = (choice[other[side]] ?? []).filter((item) => item !== value);
  const present = choice[side] ?? [];
  const next = present.includes(value) ? present.filter((item) => item !== value) : [...present, value];
  return side === "include" ? { include: next, exclude: rest } : { include: rest, exclude: next };
}
