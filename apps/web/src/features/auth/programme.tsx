import { useTranslations } from "next-intl";
import classes from "./programme.module.css";

const acts = ["brief", "call", "offer", "draft", "post", "payout"] as const;

/** A campaign as a festival's programme: its acts in order, with what is really said and counted in each. */
export function Programme() {
  const t = useTranslations("auth.programme");
  return (
    <ol className={classes.root}>
      {acts.map((act, index) => (
        <li key={act} className={classes.act}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <p className={classes.name}>{t(`${act}.name`)}</p>
            <p className={classes.text}>{t(`${act}.text`)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
