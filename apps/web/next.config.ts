import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { fileURLToPath } from "node:url";
import { securityHeaders } from "./src/lib/security-headers.ts";

const repositoryRoot = fileURLToPath(new URL("../..", import.meta.url));

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` checks types as a stage of its own; once is enough.
  typescript: { ignoreBuildErrors: true },
  // Next's own badge would lie over the person's menu.
  devIndicators: false,
  // User media comes in the sizes our own worker makes; the image optimiser has no business with it.
  images: { unoptimized: true },
  transpilePackages: ["@fanfare/adapters", "@fanfare/contracts", "@fanfare/db", "@fanfare/domain"],
  serverExternalPackages: [
    "sequelize",
    "pg",
    "pg-hstore",
    "minio",
    "ioredis",
    "bullmq",
    "pino",
    "sharp",
    "nodemailer",
    "@elastic/elasticsearch",
    "@nats-io/transport-node",
    "@nats-io/jetstream",
  ],
  experimental: {
    optimizePackageImports: [
      "@mantine/core",
      "@mantine/hooks",
      "@mantine/charts",
      "@mantine/dates",
      "@mantine/dropzone",
      "@mantine/form",
      "@mantine/notifications",
      "@mantine/spotlight",
      "@tabler/icons-react",
    ],
  },
  async headers() {
    // The public pages bring a stricter policy of their own, and the one given here would win over it.
    return [{ source: "/((?!c/).*)", headers: securityHeaders }];
  },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
