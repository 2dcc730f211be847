import { useTranslations } from "next-intl";
import classes from "./skip-link.module.css";

/** The first stop of the keyboard: past the navigation, to the page. Lies in the page's banner. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a href="#page" className={classes.link} data-no-print>
      {t("skipToPage")}
    </a>
  );
}
