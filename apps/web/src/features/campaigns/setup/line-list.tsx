"use client";

import { ActionIcon, Button, Input, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import classes from "./setup.module.css";

const longestLine = 200;
const mostLines = 12;

type LineListProps = { id: string; label: string; hint?: string; lines: readonly string[]; isDisabled: boolean; onChange: (lines: string[]) => void; onLeave: () => void };

/** A list of short sentences: Enter begins the next, Backspace in an empty one takes it away. */
export function LineList({ id, label, hint, lines, isDisabled, onChange, onLeave }: LineListProps) {
  const t = useTranslations("campaigns.setup.brief");
  const list = useRef<HTMLDivElement>(null);
  const shown = lines.length === 0 ? [""] : lines;
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  const insert = (at: number) => {
    if (shown.length >= mostLines) return;
    onChange([...shown.slice(0, at), "", ...shown.slice(at)]);
    focus(at);
  };
  const remove = (at: number) => {
    onChange(shown.filter((_, index) => index !== at));
    focus(Math.max(0, at - 1));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      insert(index + 1);
    } else if (event.key === "Backspace" && shown[index] === "" && shown.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  return (
    <Input.Wrapper label={label} labelElement="div" {...(hint !== undefined && { description: hint })}>
      <div ref={list} className={classes.lines} id={id}>
        {shown.map((line, index) => (
          <div key={index} className={classes.line}>
            <TextInput
              aria-label={`${label} ${index + 1}`}
              className={classes.grow ?? ""}
              value={line}
              disabled={isDisabled}
              maxLength={longestLine}
              error={line.length >= longestLine ? t("lineTooLong") : undefined}
              onChange={(event) => onChange(shown.map((known, place) => (place === index ? event.currentTarget.value : known)))}
              onKeyDown={(event) => onKeyDown(event, index)}
              onBlur={onLeave}
            />
            {isDisabled ? null : (
              <ActionIcon aria-label={t("removeLine", { number: index + 1 })} disabled={shown.length === 1 && line === ""} onClick={() => remove(index)}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        {isDisabled || shown.length >= mostLines ? null : (
          <div>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => insert(shown.length)}>
              {t("addLine")}
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
