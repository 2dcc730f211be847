import { answerPage } from "@/server/public-pages/answer.ts";
import { pageRoute } from "@/server/public-pages/route.ts";

export const dynamic = "force-dynamic";

const page = pageRoute(({ app, request, slug }) => answerPage(app, request, slug, new Date()));

export { page as GET };
