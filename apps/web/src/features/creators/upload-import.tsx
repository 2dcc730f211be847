"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { FileDrop } from "@/components/file-drop.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { ProgressLine } from "@/components/progress-line.tsx";

const largestFile = 50 * 1024 * 1024;
const Answer = z.union([z.object({ id: z.string() }), z.object({ fault: z.object({ message: z.string() }) })]);

/** Choosing the file. It is stored and looked at; nothing is imported before the columns are confirmed. */
export function UploadImport() {
  const t = useTranslations("creators.import");
  const router = useRouter();
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const send = async (file: File) => {
    setProblem(undefined);
    setSending(file.name);
    const answer = await post(file).catch(() => ({ fault: { message: t("notSent") } }));
    setSending(null);
    if ("fault" in answer) setProblem(answer.fault.message);
    else router.push(`/creators/import/${answer.id}`);
  };
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={[{ label: t("crumb"), href: "/creators" }]} meta={t("explain")} />
      {sending === null ? (
        <FileDrop
          accept={{ "text/csv": [".csv", ".tsv", ".txt"] }}
          maximumBytes={largestFile}
          label={t("drop")}
          {...(problem && { error: problem })}
          onFiles={([file]) => (file ? void send(file) : undefined)}
        />
      ) : (
        <ProgressLine label={t("sending", { name: sending })} done={0} total={null} format={() => ""} />
      )}
    </>
  );
}

async function post(file: File) {
  const response = await fetch(`/api/imports?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers: { "content-type": "text/csv" } });
  return Answer.parse(await response.json());
}
