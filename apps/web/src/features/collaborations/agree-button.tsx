"use client";

import type { CollaborationView, Offer } from "@fanfare/contracts/collaborations";
import { Button, Group, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { MoneyText, useFormatMoney } from "@/components/money-text.tsx";
import classes from "./negotiation.module.css";
import { RequirementList } from "./requirement-list.tsx";

type AgreeButtonProps = { collaboration: CollaborationView; offer: Offer; isRunning: boolean; onAgree: () => void };

/** Shows the full terms once, then agrees. Pressed twice it agrees once, and so does the command behind it. */
export function AgreeButton({ collaboration, offer, isRunning, onAgree }: AgreeButtonProps) {
  const t = useTranslations("collaborations.agree");
  const format = useFormatMoney();
  const [isOpen, dialog] = useDisclosure(false);
  const pressed = useRef(false);
  const agree = () => {
    if (pressed.current) return;
    pressed.current = true;
    dialog.close();
    onAgree();
  };
  return (
    <>
      <Button
        loading={isRunning}
        onClick={() => {
          pressed.current = false;
          dialog.open();
        }}
      >
        {t("button", { amount: format(offer.amount) })}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={t("title")} size="lg">
        <div className={classes.fullTerms}>
          <p className={classes.sentence}>{t("between", { brand: collaboration.brandName, creator: collaboration.creatorName, campaign: collaboration.campaignName })}</p>
          <div>
            <div className={classes.bigPrice}>
              <MoneyText money={offer.amount} isStrong />
            </div>
            <p className={classes.sentence}>{t("paid", { days: collaboration.holdDays })}</p>
          </div>
          <RequirementList requirements={collaboration.requirements} />
          {collaboration.brief.creatorGets ? <p className={classes.message}>{t("alsoGets", { what: collaboration.brief.creatorGets })}</p> : null}
          <p className={classes.sentence}>{t("follows")}</p>
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={dialog.close}>
            {t("back")}
          </Button>
          <Button onClick={agree} data-autofocus>
            {t("confirm", { amount: format(offer.amount) })}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
