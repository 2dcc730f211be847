import { takeApplication } from "@/server/public-pages/apply.ts";
import { pageRoute } from "@/server/public-pages/route.ts";

export const dynamic = "force-dynamic";

const apply = pageRoute(takeApplication);

/** Somebody reloads the form's answer, or follows a link to it: the form is on the page. */
const page = pageRoute(({ slug }) => Promise.resolve(new Response(null, { status: 303, headers: { location: `/c/${encodeURIComponent(slug)}#apply` } })));

export { apply as POST, page as GET };
