"use client";

import type { ActivityLine } from "@fanfare/contracts/identity";
import { Money } from "@fanfare/contracts/money";
import { useTranslations } from "next-intl";
import { useFormatMoney } from "@/components/money-text.tsx";
import classes from "./activity-screen.module.css";

/** A line of the trail as a sentence; a fact that has none yet is named by its type. */
export function useActivitySentence(): (line: ActivityLine) => string {
  const t = useTranslations("settings.activity.facts");
  const roles = useTranslations("settings.people.roles");
  const format = useFormatMoney();
  return ({ type, data }) => {
    const key = type.replace(/\.v\d+$/, "").replace(".", "_");
    if (!t.has(key)) return type;
    const text = (name: string) => (typeof data[name] === "string" ? data[name] : "");
    const role = text("role");
    const amount = Money.safeParse(data["amount"]);
    const count = Array.isArray(data["creatorIds"]) ? data["creatorIds"].length : 0;
    return t(key, {
      name: text("name"),
      email: text("email"),
      status: text("status"),
      reason: text("reason"),
      count,
      role: roles.has(role) ? roles(role) : role,
      amount: amount.success ? format(amount.data) : "",
    });
  };
}

/** What a changed setting was and is: "holdDays: 14 → 7". */
export function ActivityChange({ line: { data } }: { line: ActivityLine }) {
  const t = useTranslations("settings.activity.fields");
  const { before, after } = data;
  if (!isRecord(before) || !isRecord(after)) return null;
  const changes = Object.keys(after).filter((field) => before[field] !== after[field]);
  const show = (value: unknown) => (value === null || value === "" ? "–" : String(value));
  return changes.map((field) => (
    <span key={field} className={classes.change}>
      {t.has(field) ? t(field) : field}: {show(before[field])} → {show(after[field])}
    </span>
  ));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
