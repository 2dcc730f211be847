import { useTranslations } from "next-intl";
import Link from "next/link";
import { WordMark } from "@/components/shell/word-mark.tsx";
import { DoorLanguages } from "./door-languages.tsx";
import classes from "./front-page.module.css";
import { Programme } from "./programme.tsx";
import { WrongAddress } from "./wrong-address.tsx";

/** What a stranger sees first: what the product is, what a campaign looks like in it, and the ways in. */
export function FrontPage({ mismatch }: { mismatch: { opened: string; configured: string } | null }) {
  const t = useTranslations("auth.front");
  return (
    <div className={classes.root}>
      <header className={classes.head}>
        <WordMark />
        <nav className={classes.ways} aria-label={t("ways")}>
          <DoorLanguages />
          <Link href="/sign-in" className={classes.quiet}>
            {t("signIn")}
          </Link>
        </nav>
      </header>
      <main className={classes.main}>
        <section className={classes.hero}>
          {mismatch ? <WrongAddress {...mismatch} /> : null}
          <h1 className={classes.line}>{t("line")}</h1>
          <p className={classes.text}>{t("text")}</p>
          <div className={classes.actions}>
            <Link href="/sign-up" className={classes.primary}>
              {t("signUp")}
            </Link>
            <Link href="/creator/sign-up" className={classes.secondary}>
              {t("creator")}
            </Link>
          </div>
        </section>
        <section className={classes.programme} aria-labelledby="programme">
          <h2 id="programme" className={classes.heading}>
            {t("programme")}
          </h2>
          <Programme />
        </section>
      </main>
      <footer className={classes.facts}>
        {(["money", "own", "open"] as const).map((fact) => (
          <p key={fact} className={classes.fact}>
            {t.rich(`facts.${fact}`, { b: (chunks) => <strong>{chunks}</strong> })}
          </p>
        ))}
      </footer>
    </div>
  );
}
