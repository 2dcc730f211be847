import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { useTranslations } from "next-intl";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import classes from "./requirement-list.module.css";

/** What a creator delivers, one line a kind, with what each piece has to contain. */
export function RequirementList({ requirements }: { requirements: readonly DeliverableRequirement[] }) {
  const t = useTranslations("collaborations.requirement");
  return (
    <ul className={classes.root}>
      {requirements.map(({ id, platform, format, count, dueOffsetDays, mustMention, mustLink, disclosure, notes }) => (
        <li key={id} className={classes.item}>
          <div className={classes.what}>
            <PlatformIcon platform={platform} />
            <strong>{t(`format.${format}`, { count })}</strong>
            <span className={classes.due}>{t("due", { days: dueOffsetDays })}</span>
          </div>
          <ul className={classes.must}>
            {mustMention.length > 0 ? <li>{t("mention", { what: mustMention.join(", ") })}</li> : null}
            {mustLink ? <li>{t("link", { what: mustLink })}</li> : null}
            {disclosure === "none" ? null : <li>{t(`disclosure.${disclosure}`)}</li>}
            {notes ? <li>{notes}</li> : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}
