"use client";

import type { BrandView } from "@fanfare/contracts/identity";
import { Button, Drawer } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { BrandForm } from "./brand-form.tsx";
import { BrandSample } from "./brand-sample.tsx";
import classes from "./brands-screen.module.css";

/** The brands campaigns are made for, each as its public page will look. */
export function BrandsScreen() {
  const t = useTranslations("settings.brands");
  const common = useTranslations("common");
  const brands = useQuery(useTRPC().identity.query.findBrands.queryOptions());
  const mayChange = useMay("brands.write");
  const [opened, setOpened] = useState<BrandView | "new" | null>(null);
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened("new")}>
      {t("add")}
    </Button>
  ) : undefined;
  return (
    <div className={classes.root}>
      {!brands.data ? <RowsSkeleton label={common("loading")} rows={3} /> : null}
      {brands.data?.length === 0 ? <EmptyState title={t("empty.title")} text={t("empty.text")} action={add} /> : null}
      {brands.data && brands.data.length > 0 ? (
        <>
          <div className={classes.head}>
            <p className={classes.text}>{t("text")}</p>
            {add}
          </div>
          <ul className={classes.list}>
            {brands.data.map((brand) => (
              <li key={brand.id} className={classes.brand}>
                <BrandSample {...brand} />
                <div className={classes.words}>
                  <span className={classes.name}>{brand.name}</span>
                  {brand.website ? <span className={classes.website}>{new URL(brand.website).host}</span> : null}
                </div>
                {mayChange ? (
                  <Button variant="default" size="xs" onClick={() => setOpened(brand)} aria-label={t("changeNamed", { name: brand.name })}>
                    {t("change")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} position="right" size="md" title={opened === "new" ? t("add") : t("change")}>
        {opened ? <BrandForm key={opened === "new" ? "new" : opened.id} brand={opened === "new" ? null : opened} onDone={() => setOpened(null)} /> : null}
      </Drawer>
    </div>
  );
}
