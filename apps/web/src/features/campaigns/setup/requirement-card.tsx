"use client";

import { platforms } from "@fanfare/contracts/platforms";
import { DeliverableFormat, DeliverableRequirement, Disclosure } from "@fanfare/contracts/requirements";
import { ActionIcon, Group, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./setup.module.css";

type RequirementCardProps = {
  number: number;
  requirement: DeliverableRequirement;
  isDisabled: boolean;
  isNew: boolean;
  onChange: (requirement: DeliverableRequirement) => void;
  onLeave: () => void;
  onRemove: () => void;
  onDuplicate: () => void;
};

/** One kind of thing that each creator makes: what, how many, when, and what has to be in it. */
export function RequirementCard(props: RequirementCardProps) {
  const { number, requirement, isDisabled, isNew, onChange, onLeave, onRemove, onDuplicate } = props;
  const t = useTranslations("campaigns.setup.requirements");
  const platform = useTranslations("common.platform");
  const change = (changed: Partial<DeliverableRequirement>) => onChange({ ...requirement, ...changed });
  const whole = (least: number, typed: string | number) => (typeof typed === "number" && Number.isInteger(typed) ? typed : least);
  const isLinkWrong = requirement.mustLink !== null && !DeliverableRequirement.shape.mustLink.safeParse(requirement.mustLink).success;
  const shared = { disabled: isDisabled, onBlur: onLeave };
  return (
    <div className={classes.requirement} role="group" aria-label={t("what", { number })}>
      <div className={classes.requirementLine}>
        <Select label={t("platform")} data={platforms.map((value) => ({ value, label: platform(value) }))} value={requirement.platform} allowDeselect={false} autoFocus={isNew} {...shared} onChange={(value) => change({ platform: (value ?? "youtube") as DeliverableRequirement["platform"] })} />
        <Select label={t("format")} data={DeliverableFormat.options.map((value) => ({ value, label: t(`formats.${value}`) }))} value={requirement.format} allowDeselect={false} {...shared} onChange={(value) => change({ format: (value ?? "video") as DeliverableRequirement["format"] })} />
        <NumberInput label={t("count")} value={requirement.count} min={1} max={20} clampBehavior="strict" allowDecimal={false} {...shared} onChange={(typed) => change({ count: whole(1, typed) })} />
        <NumberInput label={t("due")} value={requirement.dueOffsetDays} min={0} max={365} clampBehavior="strict" allowDecimal={false} suffix={` ${t("days", { days: requirement.dueOffsetDays }).replace(/^\d+\s*/, "")}`} {...shared} onChange={(typed) => change({ dueOffsetDays: whole(0, typed) })} />
      </div>
      <div className={classes.halves}>
        <TagsInput label={t("mentions")} placeholder={requirement.mustMention.length === 0 ? t("mentionsHint") : ""} value={requirement.mustMention} maxTags={20} acceptValueOnBlur {...shared} onChange={(words) => change({ mustMention: words.map((word) => word.slice(0, 80)) })} />
        <TextInput label={t("link")} type="url" inputMode="url" placeholder={t("linkHint")} value={requirement.mustLink ?? ""} maxLength={2_000} error={isLinkWrong ? t("linkInvalid") : undefined} {...shared} onChange={(event) => change({ mustLink: event.currentTarget.value.trim() === "" ? null : event.currentTarget.value.trim() })} />
      </div>
      <div className={classes.halves}>
        <Select label={t("disclosure")} data={Disclosure.options.map((value) => ({ value, label: t(`disclosures.${value}`) }))} value={requirement.disclosure} allowDeselect={false} {...shared} onChange={(value) => change({ disclosure: (value ?? "none") as DeliverableRequirement["disclosure"] })} />
        <Textarea label={t("notes")} autosize minRows={1} value={requirement.notes} maxLength={2_000} {...shared} onChange={(event) => change({ notes: event.currentTarget.value })} />
      </div>
      {isDisabled ? null : (
        <Group gap={4} className={classes.requirementTools ?? ""}>
          <ActionIcon aria-label={`${t("duplicate")}: ${t("what", { number })}`} onClick={onDuplicate}>
            <IconCopy size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`${t("remove")}: ${t("what", { number })}`} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </div>
  );
}
