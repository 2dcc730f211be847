import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { WordMark } from "@/components/shell/word-mark.tsx";
import classes from "./door-frame.module.css";
import { DoorLanguages } from "./door-languages.tsx";
import { Programme } from "./programme.tsx";
import { WrongAddress } from "./wrong-address.tsx";

/** The frame of every page before the portal: what to do at the left, what the product does at the right. */
export function DoorFrame({ mismatch, children }: { mismatch: { opened: string; configured: string } | null; children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className={classes.root}>
      <div className={classes.door}>
        <header className={classes.head}>
          <Link href="/" className={classes.home} aria-label={t("home")}>
            <WordMark />
          </Link>
          <DoorLanguages />
        </header>
        <main className={classes.main}>
          {mismatch ? <WrongAddress {...mismatch} /> : null}
          {children}
        </main>
      </div>
      <aside className={classes.aside} aria-label={t("programme.label")}>
        <p className={classes.line}>{t("programme.line")}</p>
        <Programme />
      </aside>
    </div>
  );
}
