import type { LandingBlockType } from "@fanfare/contracts/landing";
import { IconAlignLeft, IconChecklist, IconForms, IconGift, IconHelpCircle, IconPhoto } from "@tabler/icons-react";

export const blockIcons = {
  hero: IconPhoto, text: IconAlignLeft, "what-you-get": IconGift, "what-we-ask": IconChecklist, faq: IconHelpCircle, "application-form": IconForms,
} satisfies Record<LandingBlockType, unknown>;
