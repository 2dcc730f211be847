"use client";

import type { CreatorConditions } from "@fanfare/contracts/discovery";
import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FilterWords } from "../filter/chip-label.ts";
import type { GroupKind } from "../filter/filter-chips.ts";
import { FilterPanel } from "../panel/filter-panel.tsx";
import classes from "./chips.module.css";

type GroupDialogProps = { kind: GroupKind; conditions: CreatorConditions; words: FilterWords; hint: string | null; onClose: () => void; onDone: (conditions: CreatorConditions) => void };

/** A group of conditions that hold together, edited with the same filters as everything else. */
export function GroupDialog({ kind, conditions, words, hint, onClose, onDone }: GroupDialogProps) {
  const t = useTranslations("discovery.groups");
  const common = useTranslations("common");
  const [draft, setDraft] = useState(conditions);
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  return (
    <Modal opened onClose={onClose} title={t(`${kind}Title`)} fullScreen={isPhone} centered={!isPhone}>
      <p className={classes.hint}>
        {t(`${kind}Hint`)} {hint}
      </p>
      <FilterPanel conditions={draft} onChange={setDraft} facets={null} counting="never" words={words} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button onClick={() => onDone(draft)}>{t("done")}</Button>
      </div>
    </Modal>
  );
}
