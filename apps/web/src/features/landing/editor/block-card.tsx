"use client";

import { BlockTone, type LandingBlock } from "@fanfare/contracts/landing";
import { pageProblems } from "@fanfare/contracts/landing-problems";
import { NativeSelect } from "@mantine/core";
import { IconAlertCircle, IconArrowDown, IconArrowUp, IconChevronDown, IconCopy, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { BlockForm } from "./block-form.tsx";
import { blockIcons } from "./block-icons.ts";
import { canAdd, excerptOf, isRequired } from "./document.ts";
import classes from "./editor.module.css";
import { ToolButton } from "./tool-button.tsx";
import type { Editor } from "./use-editor.ts";

type BlockCardProps = { block: LandingBlock; index: number; editor: Editor; isReadOnly: boolean };

/** One block in the list: its name and beginning, and when it is open its fields and what can be done with it. */
export function BlockCard({ block, index, editor, isReadOnly }: BlockCardProps) {
  const t = useTranslations("landing.editor");
  const isOpen = editor.openId === block.id;
  const Icon = blockIcons[block.type];
  const lacks = pageProblems({ ...editor.page, blocks: [block] }, null).length;
  return (
    <li className={classes.block} data-block={block.id} data-open={isOpen || undefined}>
      <h3 className={classes.blockHeading}>
        <button type="button" className={classes.head} data-block-head aria-expanded={isOpen} aria-controls={`block-${block.id}`} onClick={() => editor.setOpenId(isOpen ? null : block.id)}>
          <Icon size={18} aria-hidden />
          <span className={classes.blockName}>{t(`block.${block.type}.name`)}</span>
          <span className={classes.excerpt}>{excerptOf(block)}</span>
          {lacks > 0 ? (
            <span className={classes.lacks}>
              <IconAlertCircle size={16} aria-hidden />
              <span className={classes.hidden}>{t("lacks", { count: lacks })}</span>
            </span>
          ) : null}
          <IconChevronDown size={16} aria-hidden className={classes.chevron} />
        </button>
      </h3>
      <div id={`block-${block.id}`} hidden={!isOpen}>
        {isOpen ? (
          <fieldset disabled={isReadOnly} className={classes.panel}>
            <div className={classes.fields} data-block-fields>
              <BlockForm block={block} editor={editor} />
              <ToneSelect block={block} editor={editor} />
            </div>
            {isReadOnly ? null : <BlockTools block={block} index={index} editor={editor} />}
          </fieldset>
        ) : null}
      </div>
    </li>
  );
}

function ToneSelect({ block, editor }: { block: LandingBlock; editor: Editor }) {
  const t = useTranslations("landing.editor.tone");
  return (
    <NativeSelect
      label={t("label")}
      value={block.tone}
      data={BlockTone.options.map((value) => ({ value, label: t(value) }))}
      onChange={(event) => editor.edit({ ...block, tone: BlockTone.parse(event.currentTarget.value) }, "tone")}
    />
  );
}

function BlockTools({ block, index, editor }: { block: LandingBlock; index: number; editor: Editor }) {
  const t = useTranslations("landing.editor");
  const { blocks } = editor.page;
  const required = isRequired(block.type);
  const next = blocks[index + 1] ?? blocks[index - 1];
  return (
    <div className={classes.blockTools}>
      <ToolButton label={t("moveUp")} keys="Ctrl+Shift+↑" icon={<IconArrowUp size={18} aria-hidden />} isDisabled={index === 0} onClick={() => editor.move(block.id, -1)} />
      <ToolButton label={t("moveDown")} keys="Ctrl+Shift+↓" icon={<IconArrowDown size={18} aria-hidden />} isDisabled={index === blocks.length - 1} onClick={() => editor.move(block.id, 1)} />
      {canAdd(editor.page, block.type) ? <ToolButton label={t("duplicate")} icon={<IconCopy size={18} aria-hidden />} onClick={() => editor.duplicate(block)} /> : null}
      {required ? <span className={classes.quiet}>{t("required")}</span> : <ToolButton label={t("delete")} icon={<IconTrash size={18} aria-hidden />} onClick={() => editor.remove(block.id, next?.id)} />}
    </div>
  );
}
