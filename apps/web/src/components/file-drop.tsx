"use client";

import { Text } from "@mantine/core";
import { Dropzone, type FileRejection } from "@mantine/dropzone";
import { IconFileUpload } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { formatBytes } from "@/lib/bytes.ts";
import classes from "./file-drop.module.css";
import { FieldError } from "./form-error.tsx";

type FileDropProps = {
  /** MIME types with their endings: `{ "text/csv": [".csv"] }`. The server looks at the content again. */
  accept: Record<string, string[]>;
  maximumBytes: number;
  onFiles: (files: File[]) => void;
  isMultiple?: boolean;
  isDisabled?: boolean;
  /** Instead of "Drop a file here or choose one". */
  label?: ReactNode;
  error?: string;
};

/** Takes files by dropping, choosing or the keyboard; a file that does not fit is named with the reason. */
export function FileDrop(props: FileDropProps) {
  const { accept, maximumBytes, onFiles, isMultiple = false, isDisabled = false, label, error } = props;
  const t = useTranslations("common.file");
  const locale = useLocale();
  const [refusal, setRefusal] = useState<string>();
  const size = formatBytes(maximumBytes, locale);
  const types = Object.values(accept).flat().join(", ");
  const refuse = ([first]: FileRejection[]) => {
    if (!first) return;
    const isTooLarge = first.errors.some(({ code }) => code === "file-too-large");
    setRefusal(t(isTooLarge ? "tooLarge" : "wrongType", { name: first.file.name, size, types }));
  };
  return (
    <div>
      <Dropzone
        accept={accept}
        maxSize={maximumBytes}
        multiple={isMultiple}
        disabled={isDisabled}
        onDrop={(files) => {
          setRefusal(undefined);
          onFiles(files);
        }}
        onReject={refuse}
        className={classes.root ?? ""}
        inputProps={{ "aria-label": typeof label === "string" ? label : t(isMultiple ? "dropMany" : "drop") }}
      >
        <div className={classes.inside}>
          <IconFileUpload size={28} aria-hidden className={classes.icon} />
          <div>
            <Text size="lg">{label ?? t(isMultiple ? "dropMany" : "drop")}</Text>
            <Text size="sm" c="dimmed">
              {t("limit", { types, size })}
            </Text>
          </div>
        </div>
      </Dropzone>
      <FieldError id="file-drop-error" message={refusal ?? error} />
    </div>
  );
}
