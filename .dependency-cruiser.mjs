/** Who may know whom. Each rule is an error, and each is proven by a planted breach in packages/testing/src/boundaries.int.test.ts. */
const contexts = "identity|creators|discovery|campaigns|collaborations|content|media|tracking|payments|messaging|reporting";

export default {
  forbidden: [
    {
      name: "domain-knows-no-framework",
      comment: "The domain is plain TypeScript: contracts, its own folders and Node's crypto, nothing else.",
      severity: "error",
      from: { path: "^packages/domain/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/(domain|contracts)/src", "^node_modules/zod/", "^(node:)?crypto$"] },
    },
    {
      name: "contracts-know-zod-only",
      severity: "error",
      from: { path: "^packages/contracts/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^packages/contracts/src", "^node_modules/zod/"] },
    },
    {
      name: "contexts-meet-at-their-doors",
      comment: "A context is known to others by its index.ts only.",
      severity: "error",
      from: { path: `^packages/domain/src/(${contexts})/` },
      to: { path: `^packages/domain/src/(${contexts})/`, pathNot: ["^packages/domain/src/$1/", "^packages/domain/src/[a-z]+/index\\.ts$"] },
    },
    {
      name: "kernel-knows-no-context",
      severity: "error",
      from: { path: "^packages/domain/src/kernel/" },
      to: { path: `^packages/domain/src/(${contexts})/` },
    },
    {
      name: "sequelize-stays-in-db",
      comment: "The sign-in library keeps its own tables through a pool of pg, and is the only other one.",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: ["^packages/(db|testing)/", "^apps/web/src/server/auth/", "\\.test\\.ts$"] },
      to: { path: "(^|/)node_modules/(sequelize|pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "typeorm-stays-in-migrations",
      severity: "error",
      from: { path: "^(apps|packages|services|e2e|bench)/" },
      to: { path: "(^|/)node_modules/typeorm/" },
    },
    {
      name: "adapters-know-no-app-and-no-db",
      severity: "error",
      from: { path: "^packages/adapters/src", pathNot: "\\.test\\.ts$" },
      to: { path: "^(apps/|packages/(db|testing)/)" },
    },
    {
      name: "db-knows-no-adapter-and-no-app",
      severity: "error",
      from: { path: "^packages/db/src", pathNot: "\\.test\\.ts$" },
      to: { path: "^(apps/|packages/(adapters|testing)/)" },
    },
    {
      name: "apps-stay-apart",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "screens-know-no-server",
      comment: "What runs in a browser takes types of the server, never its code.",
      severity: "error",
      from: { path: "^apps/web/src/(components|features|lib|theme)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/web/src/server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-knows-no-testing",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: ["^packages/testing/", "^apps/web/src/server/testing/", "\\.(test|fixture)\\.tsx?$"] },
      to: { path: "^packages/testing/" },
    },
    { name: "no-cycles", severity: "error", from: { pathNot: "node_modules" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(\\.next[^/]*/|next-env\\.d\\.ts)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"], extensions: [".ts", ".tsx", ".js", ".mjs"] },
  },
};
