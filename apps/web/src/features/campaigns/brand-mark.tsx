import type { CampaignBrand } from "@fanfare/contracts/campaigns";
import classes from "./campaigns.module.css";

/** A brand by its two colours and its name; the colours only help the eye. */
export function BrandMark({ brand }: { brand: Pick<CampaignBrand, "name" | "primaryColor" | "accentColor"> }) {
  return (
    <span className={classes.brand}>
      <span className={classes.swatch} style={{ background: `linear-gradient(135deg, ${brand.primaryColor} 50%, ${brand.accentColor} 50%)` }} aria-hidden />
      {brand.name}
    </span>
  );
}
