import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noEnvironment = {
  "no-restricted-syntax": [
    "error",
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: "Read the environment once in the app's config.ts and pass the value in.",
    },
  ],
};

export default tseslint.config(
  { ignores: ["**/node_modules/**", "**/.next*/**", ".data/**", "**/next-env.d.ts", "**/*.mjs", "**/test-results/**", "vitest.config.ts"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: [{ from: "package", name: ["describe", "it", "test"], package: "node:test" }] }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false, arguments: false, properties: false } }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/ban-ts-comment": "error",
      "no-console": "error",
      "no-restricted-imports": ["error", { paths: [{ name: "nats", message: "Use @fanfare/adapters/nats: @nats-io is the client's present form." }] }],
      eqeqeq: "error",
    },
  },
  { files: ["services/**/*.ts", "bench/**/*.ts", "migrations/**/*.ts", "packages/testing/**/*.ts", "packages/db/src/verify-ledger.ts", "apps/workers/src/**/*command.ts"], rules: { "no-console": "off" } },
  { files: ["packages/{contracts,domain,db,adapters}/src/**/*.ts"], ignores: ["**/*.test.ts", "packages/db/src/verify-ledger.ts", "packages/adapters/src/failpoint/**", "packages/adapters/src/ffmpeg/**"], rules: noEnvironment },
  { files: ["**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" } },
);
