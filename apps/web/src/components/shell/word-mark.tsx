import classes from "./word-mark.module.css";

/** The mark alone: a horn's bell in three strokes, drawn in the text's colour with one brass stroke. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" className={classes.mark}>
      <path d="M5 20V4" className={classes.stem} />
      <path d="M5 5.5c5.2 0 8.6-.6 14-2.5" className={classes.stroke} />
      <path d="M5 12c4 0 6.6-.4 10.6-1.8" className={classes.brass} />
    </svg>
  );
}

/** The word-mark. It is the product's name, so it is the same in every language. */
export function WordMark() {
  return (
    <span className={classes.root}>
      <Mark />
      <span className={classes.word}>Fanfare</span>
    </span>
  );
}
