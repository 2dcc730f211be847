"use client";

import type { CollaborationRow } from "@fanfare/contracts/collaborations";
import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useFormatMoney } from "@/components/money-text.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { OfferComposer } from "./offer-composer.tsx";
import { useCollaboration, useNegotiation } from "./use-collaboration.ts";

/** An offer from the list, without leaving it. */
export function OfferDialog({ row, onClose, onDone }: { row: CollaborationRow; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("collaborations.offering");
  const common = useTranslations("common");
  const format = useFormatMoney();
  const { data } = useCollaboration("organization", row.id);
  const { offer } = useNegotiation("organization", onDone);
  return (
    <Modal opened onClose={onClose} title={t("title", { name: row.creatorName })} size="lg">
      {data ? (
        <OfferComposer
          subject={data}
          answers={null}
          label={t("send")}
          isSending={offer.isPending}
          fault={offer.fault}
          onCancel={onClose}
          onSend={(terms) => offer.mutate({ ...terms, collaborationId: row.id }, { onSuccess: () => notifyDone(t("sent", { name: row.creatorName, amount: format(terms.amount) })) })}
        />
      ) : (
        <TextSkeleton label={common("loading")} lines={6} />
      )}
    </Modal>
  );
}
