"use client";

import { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/lib/trpc.tsx";
import type { SectionProps } from "./brief-section.tsx";
import { RequirementCard } from "./requirement-card.tsx";
import classes from "./setup.module.css";
import { useDraft } from "./use-draft.ts";

const mostRequirements = 20;

const blank = (): DeliverableRequirement => ({
  id: crypto.randomUUID(), platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: [], mustLink: null, disclosure: "platform-label", notes: "",
});

/** What each creator delivers: one card a kind. */
export function RequirementsSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.requirements");
  const client = useTRPCClient();
  const [added, setAdded] = useState<string | null>(null);
  const draft = useDraft(
    campaign.requirements,
    (requirements) => saver.save((base) => client.campaigns.command.changeRequirements.mutate({ ...base, requirements }), { requirements }),
    (requirements) => requirements.every((one) => DeliverableRequirement.safeParse(one).success),
  );
  const list = draft.value;
  const add = (requirement: DeliverableRequirement, at: number) => {
    setAdded(requirement.id);
    draft.set([...list.slice(0, at), requirement, ...list.slice(at)]);
  };
  return (
    <div className={classes.fields} id="requirements-list" tabIndex={-1}>
      {list.length === 0 ? <p className={classes.quiet}>{t("empty")}</p> : null}
      {list.map((requirement, index) => (
        <RequirementCard
          key={requirement.id}
          number={index + 1}
          requirement={requirement}
          isDisabled={isDisabled}
          isNew={requirement.id === added}
          onChange={(changed) => draft.set(list.map((known) => (known.id === changed.id ? changed : known)))}
          onLeave={draft.flush}
          onRemove={() => draft.set(list.filter((known) => known.id !== requirement.id))}
          onDuplicate={() => add({ ...requirement, id: crypto.randomUUID() }, index + 1)}
        />
      ))}
      {isDisabled || list.length >= mostRequirements ? null : (
        <div>
          <Button variant="default" id="requirements-add" leftSection={<IconPlus size={16} />} onClick={() => add(blank(), list.length)}>
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}
