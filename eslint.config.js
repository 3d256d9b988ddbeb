import js from "@eslint/js";
import i18next from "eslint-plugin-i18next";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Rooms: what may only be used where. Each ban has a test in tests/architecture that it still bites. */
const onlyInPlatform = [
  { object: "process", property: "env", message: "Read the environment through platform/env.server.ts." },
];

/**
 * What people read stands in app/locales. A string with a space between letters, or with a capital and small
 * letters after it, is taken for that, unless its type says that it is one of a few words.
 */
const everyTextInACatalogue = {
  mode: "all",
  "should-validate-template": true,
  words: {
    exclude: [
      /^(?!.*\p{L}\s+\p{L})(?!.*(?<!\p{L})\p{Lu}\p{Ll})/su,
      "Couplet",
      "Shopify",
      "Instagram",
      "Meta",
    ],
  },
  "jsx-attributes": {
    exclude: [
      "className",
      "style",
      "key",
      "id",
      "d",
      "viewBox",
      "i18nKey",
      "ns",
      "sizes",
      "rel",
      "href",
      "src",
    ],
  },
  callees: {
    exclude: [
      "t",
      "useTranslation",
      "getResourceBundle",
      "Intl\\..*",
      "querySelector.*",
      "addEventListener",
      "set",
      "has",
      "get",
      "matchMedia",
      "Error",
      "TypeError",
    ],
  },
};

/** Files whose texts are not in the catalogues yet. The list only shrinks. */
const notTranslatedYet = [
  "app/modules/privacy/hold-words.ts",
  "app/modules/privacy/register-words.ts",
  "app/modules/privacy/request-words.ts",
  "app/modules/privacy/table-words.ts",
  "app/modules/privacy/ui/clock-words.ts",
  "app/modules/privacy/ui/effect-words.ts",
  "app/modules/privacy/ui/erase-modal.tsx",
  "app/modules/privacy/ui/mail-form.tsx",
  "app/modules/privacy/ui/person-hold.tsx",
  "app/modules/privacy/ui/person-name.tsx",
  "app/modules/privacy/ui/person-privacy.tsx",
  "app/modules/privacy/ui/person-restriction.tsx",
  "app/modules/privacy/ui/policy-banner.tsx",
  "app/modules/privacy/ui/privacy-error.tsx",
  "app/modules/privacy/ui/privacy-tabs.tsx",
  "app/modules/privacy/ui/receipt-facts.tsx",
  "app/modules/privacy/ui/register-view.tsx",
  "app/modules/privacy/ui/request-view.tsx",
  "app/modules/privacy/ui/requests-view.tsx",
  "app/modules/privacy/ui/retention-chooser.tsx",
  "app/modules/privacy/ui/retention-view.tsx",
  "app/modules/privacy/ui/state-badge.tsx",
  "app/modules/privacy/ui/urgent-requests-banner.tsx",
  "app/modules/privacy/ui/verify-card.tsx",
  "app/modules/privacy/verification-words.ts",
  "app/routes/_index.tsx",
  "app/routes/app._inbox.conversations.$id/action-errors.ts",
  "app/routes/app._inbox.conversations.$id/route.tsx",
  "app/routes/app._inbox.conversations.$id/thread-panel.tsx",
  "app/routes/app._inbox.conversations.$id/thread-screen.tsx",
  "app/routes/app._inbox.tsx",
  "app/routes/app.privacy.$id.tsx",
  "app/routes/app.privacy.$id_.package.ts",
  "app/routes/app.privacy._index.tsx",
  "app/routes/app.privacy.audit.tsx",
  "app/routes/app.privacy.new.tsx",
  "app/routes/app.privacy.register.tsx",
  "app/routes/app.privacy.retention.tsx",
  "app/routes/auth.login.tsx",
  "app/routes/meta.data-deletion.ts",
  "app/routes/meta.deauthorize.ts",
  "app/routes/privacy.deletion.ts",
  "app/routes/privacy.mail.ts",
  "app/routes/privacy.requests.$code.ts",
  "app/ui/times.ts",
];

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".data/", ".cache/", "**/*.generated.ts", "sandbox/**/public/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An underscore says that a value is left out on purpose.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/only-throw-error": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  {
    files: ["app/**/*.ts", "app/**/*.tsx"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": ["error", ...onlyInPlatform],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.object.name='log'][callee.property.name=/^(debug|info|warn|error)$/][arguments.1.type!='Literal']",
          message: "A log line's message is constant: what varies is a field, which can be scrubbed.",
        },
      ],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "What leaves the product leaves by platform/http/outbound.server.ts." },
      ],
    },
  },
  { files: ["app/platform/env.server.ts"], rules: { "no-restricted-properties": "off" } },
  { files: ["app/platform/http/outbound.server.ts"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // A component is markup, which is longer than logic.
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // In the browser `fetch` is how a page speaks to its own server.
    files: ["app/ui/**", "app/modules/*/ui/**", "app/routes/**/*.tsx"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["app/**/ui/**/*.{ts,tsx}", "app/ui/*.{ts,tsx}", "app/routes/**/*.{ts,tsx}", "app/**/*-words.ts"],
    ignores: ["app/routes/locales.$language.ts", ...notTranslatedYet],
    plugins: { i18next },
    rules: { "i18next/no-literal-string": ["error", everyTextInACatalogue] },
  },
  { files: ["tests/**", "bench/**"], rules: { "max-lines-per-function": "off", "max-lines": "off" } },
  {
    files: ["**/*.cjs", "**/*.mjs", "**/*.js"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: { module: "readonly", process: "readonly", URL: "readonly", console: "readonly" },
    },
  },
);
