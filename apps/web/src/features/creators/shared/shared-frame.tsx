import type { ReactNode } from "react";
import { WordMark } from "@/components/shell/word-mark.tsx";
import { DoorLanguages } from "@/features/auth/door-languages.tsx";
import classes from "./shared-list.module.css";

/** The frame of what somebody without a seat is shown: no navigation, because there is nowhere else for them to go. */
export function SharedFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <WordMark />
        <DoorLanguages />
      </header>
      <main>{children}</main>
    </div>
  );
}
