"use client";

import type { Money } from "@fanfare/contracts/money";
import { Button, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useFormatDay } from "./date-text.tsx";
import classes from "./confirm-money-button.module.css";
import { useFormatMoney } from "./money-text.tsx";

type ConfirmMoneyButtonProps = {
  money: Money;
  receiver: string;
  /** The day the money moves, ISO; left out when it moves at once. */
  date?: string;
  /** The word of the first button ("Pay"). */
  label: string;
  /** Asked once before it runs: what follows, from which account. */
  explanation: ReactNode;
  isRunning: boolean;
  isDisabled?: boolean;
  onConfirm: () => void;
};

/**
 * Moves money after one question that repeats amount, receiver and date. It cannot be pressed while it runs; that a
 * second press does no harm is the command's own promise (idempotent by key).
 */
export function ConfirmMoneyButton(props: ConfirmMoneyButtonProps) {
  const { money, receiver, date, label, explanation, isRunning, isDisabled = false, onConfirm } = props;
  const t = useTranslations("common");
  const format = useFormatMoney();
  const day = useFormatDay();
  const [isOpen, dialog] = useDisclosure(false);
  const pressed = useRef(false);
  const amount = format(money);
  const sentence = date ? t("money.confirmDated", { amount, receiver, date: day(date) }) : t("money.confirm", { amount, receiver });
  const confirm = () => {
    if (pressed.current) return;
    pressed.current = true;
    dialog.close();
    onConfirm();
  };
  return (
    <>
      <Button
        loading={isRunning}
        disabled={isDisabled || isRunning}
        onClick={() => {
          pressed.current = false;
          dialog.open();
        }}
      >
        {label}
      </Button>
      <span role="status" hidden={!isRunning}>
        {isRunning ? t("money.running", { amount }) : null}
      </span>
      <Modal opened={isOpen} onClose={dialog.close} title={label}>
        <Text size="lg" component="div">
          {explanation}
        </Text>
        <Group justify="flex-end" mt="lg" wrap="wrap-reverse">
          <Button variant="default" onClick={dialog.close}>
            {t("cancel")}
          </Button>
          <Button onClick={confirm} data-autofocus className={classes.sentence ?? ""}>
            {sentence}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
