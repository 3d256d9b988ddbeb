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
      "columns",
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

/** Answered to Meta's servers and to nobody else. */
const answersToMachines = ["app/routes/meta.data-deletion.ts", "app/routes/meta.deauthorize.ts"];

export default tseslint.config(
  {
    ignores: [
      "build/",
      "node_modules/",
      ".data/",
      ".cache/",
      "app/integrations/shopify/operations.generated.ts",
      "sandbox/**/public/",
    ],
  },
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
    ignores: ["app/routes/locales.$language.ts", ...answersToMachines],
    plugins: { i18next },
    rules: { "i18next/no-literal-string": ["error", everyTextInACatalogue] },
  },
  { files: ["tests/**", "bench/**"], rules: { "max-lines-per-function": "off", "max-lines": "off" } },
  {
    // Served as they are written: scripts of pages without a bundle, and the service worker.
    files: ["public/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        "self window document location navigator fetch atob CSS Notification"
          .split(" ")
          .map((name) => [name, "readonly"]),
      ),
    },
  },
  {
    files: ["**/*.cjs", "**/*.mjs", "**/*.js"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: { module: "readonly", process: "readonly", URL: "readonly", console: "readonly" },
    },
  },
);
