import { contrastRatio } from "@fanfare/contracts/color";
import classes from "./brand-sample.module.css";

const ink = "#1B1A17";
const white = "#FFFFFF";

/** Ink or white, whichever is read better on the colour. */
export const textOn = (color: string): string => (contrastRatio(color, white) >= contrastRatio(color, ink) ? white : ink);

/** A brand's two colours as its public page uses them: a headline on the first, a button in the second. */
export function BrandSample({ name, primaryColor, accentColor }: { name: string; primaryColor: string; accentColor: string }) {
  return (
    <div className={classes.root} style={{ background: primaryColor, color: textOn(primaryColor) }} aria-hidden="true">
      <span className={classes.name}>{name}</span>
      <span className={classes.button} style={{ background: accentColor, color: textOn(accentColor) }}>
        Aa
      </span>
    </div>
  );
}
