import { answerPreview } from "@/server/public-pages/preview.ts";
import { pageRoute } from "@/server/public-pages/route.ts";

export const dynamic = "force-dynamic";

const preview = pageRoute(({ app, slug }) => answerPreview(app, slug, new Date()));

export { preview as GET };
