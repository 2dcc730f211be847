"use client";

import type { BlockOf } from "@fanfare/contracts/landing";
import type { AssetView } from "@fanfare/contracts/media";
import { Button, Input, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { UploadPicture } from "@/features/upload/upload-picture.tsx";
import { fieldId } from "./document.ts";
import classes from "./editor.module.css";
import { focusSoon, type Editor } from "./use-editor.ts";
import { useProblem } from "./use-problem.ts";

type HeroFieldsProps = { block: BlockOf<"hero">; editor: Editor };

export function HeroFields({ block, editor }: HeroFieldsProps) {
  const t = useTranslations("landing.editor.field");
  const problem = useProblem(block);
  return (
    <>
      <TextInput
        id={fieldId(block.id, "headline")}
        label={t("headline")}
        value={block.headline}
        maxLength={120}
        error={problem("headline")}
        onChange={(event) => editor.edit({ ...block, headline: event.currentTarget.value }, "headline")}
      />
      <Textarea
        id={fieldId(block.id, "subline")}
        label={t("subline")}
        value={block.subline}
        maxLength={300}
        autosize
        minRows={2}
        onChange={(event) => editor.edit({ ...block, subline: event.currentTarget.value }, "subline")}
      />
      <PictureField block={block} editor={editor} />
      <NativeSelect
        label={t("layout")}
        value={block.layout}
        data={[{ value: "beside", label: t("beside") }, { value: "below", label: t("below") }]}
        onChange={(event) => editor.edit({ ...block, layout: event.currentTarget.value === "below" ? "below" : "beside" }, "layout")}
      />
    </>
  );
}

function PictureField({ block, editor }: HeroFieldsProps) {
  const t = useTranslations("landing.editor.field");
  const problem = useProblem(block);
  const { image } = block;
  const take = (asset: AssetView) => {
    // Only shown in the preview; publishing takes the sizes from the store itself.
    const sizes = asset.images.map(({ url, width, height }) => ({ key: url, url, contentType: "", width, height })).sort((one, other) => one.width - other.width);
    if (sizes.length > 0) editor.addImage({ assetId: asset.id, sizes });
    editor.edit({ ...block, image: { assetId: asset.id, alternativeText: "" } }, "image");
    focusSoon(() => document.getElementById(fieldId(block.id, "image.alternativeText")));
  };
  if (!image) {
    return (
      <Input.Wrapper label={t("picture")} description={t("pictureHint")} labelElement="div">
        <div id={fieldId(block.id, "image")} className={classes.picture}>
          <UploadPicture place={`landing:${block.id}`} onReady={take} />
        </div>
      </Input.Wrapper>
    );
  }
  const thumbnail = editor.images.find((known) => known.assetId === image.assetId)?.sizes[0];
  return (
    <>
      <Input.Wrapper label={t("picture")} labelElement="div">
        <div className={classes.pictureLine}>
          {thumbnail ? <img className={classes.thumbnail} src={thumbnail.url} width={thumbnail.width} height={thumbnail.height} alt="" /> : null}
          <Button id={fieldId(block.id, "image")} variant="default" size="compact-sm" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => editor.edit({ ...block, image: null }, "image")}>
            {t("removePicture")}
          </Button>
        </div>
      </Input.Wrapper>
      <TextInput
        id={fieldId(block.id, "image.alternativeText")}
        label={t("alternativeText")}
        description={t("alternativeTextHint")}
        value={image.alternativeText}
        maxLength={300}
        error={problem("image.alternativeText")}
        onChange={(event) => editor.edit({ ...block, image: { ...image, alternativeText: event.currentTarget.value } }, "alternativeText")}
      />
    </>
  );
}
