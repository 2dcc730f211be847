import type { AccountFacts, Figures } from "@fanfare/domain/discovery";

export const withFigures = (_account: AccountFacts): { figures: Figures; version: number } => ({ figures: {}, version: 0 });
