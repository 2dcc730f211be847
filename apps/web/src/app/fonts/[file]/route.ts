import { answerFont } from "@/server/public-pages/fonts.ts";

/** A font of the public pages, which stand outside Next's own bundles. Not under /c, so one address serves every page. */
const font = Object.assign(async (_request: Request, { params }: { params: Promise<{ file: string }> }) => answerFont((await params).file), {
  access: { kind: "anyone" } as const,
});

export { font as GET };
