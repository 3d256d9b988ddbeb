/**
 * Who may import whom. This file is the architecture: routes, entries and job handlers use modules,
 * modules use integrations, everything stands on platform; nothing looks up, nothing looks next door.
 */
const modules = [
  "audit",
  "access",
  "webhooks",
  "contacts",
  "search",
  "orders",
  "identity",
  "channels",
  "media",
  "content",
  "conversations",
  "notifications",
  "assistant",
  "automation",
  "insights",
  "relay",
  "privacy",
];

/** A module may use those before it in the list, never those after it. */
const oneWay = modules.slice(0, -1).map((name, at) => ({
  name: `module-order-${name}`,
  comment: `${name} comes before the modules it tries to use; the order is in ARCHITECTURE.md.`,
  severity: "error",
  from: { path: `^app/modules/${name}/` },
  to: { path: `^app/modules/(${modules.slice(at + 1).join("|")})/`, dependencyTypesNot: ["type-only"] },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: "by-the-door",
      comment: "Another module is used through <module>.server.ts, a plain file of shared words, or its ui.",
      severity: "error",
      from: { path: "^app/modules/([^/]+)/" },
      to: {
        path: "^app/modules/([^/]+)/.+\\.server\\.ts$",
        pathNot: ["^app/modules/$1/", "^app/modules/([^/]+)/\\1\\.server\\.ts$"],
      },
    },
    {
      name: "routes-by-the-door",
      comment: "Routes, entries and jobs use a module's door, not its rooms.",
      severity: "error",
      from: { path: "^app/(routes|jobs|web|entry)" },
      to: {
        path: "^app/modules/([^/]+)/.+\\.server\\.ts$",
        pathNot: "^app/modules/([^/]+)/\\1\\.server\\.ts$",
      },
    },
    {
      name: "platform-knows-nothing",
      comment: "platform/ is the floor: it knows nothing of the product.",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "^app/(modules|integrations|jobs|routes|ui|web|language)/" },
    },
    {
      name: "language-stands-on-platform",
      severity: "error",
      comment: "Which language a page is in has nothing to do with what it shows.",
      from: { path: "^app/language/" },
      to: { path: "^app/(modules|integrations|jobs|routes|ui|web)/" },
    },
    {
      name: "integrations-stand-on-platform",
      severity: "error",
      comment: "An integration speaks to one foreign API and stands on platform only.",
      from: { path: "^app/integrations/([^/]+)/" },
      to: { path: "^app/(modules|jobs|routes|ui|web|integrations/(?!$1/))" },
    },
    {
      name: "modules-do-not-look-up",
      comment: "Composition happens above modules: in routes and jobs.",
      severity: "error",
      from: { path: "^app/modules/" },
      to: { path: "^app/(routes|jobs|web|entry)" },
    },
    {
      name: "modules-free-of-remix",
      comment: "The end of Remix may cost routes and entries only (ui and access excepted).",
      severity: "error",
      from: { path: "^app/(modules|integrations|jobs|platform)/", pathNot: ["/ui/", "^app/modules/access/"] },
      to: { path: "node_modules/@remix-run/" },
    },
    {
      name: "ui-stays-in-the-browser",
      comment: "What runs in the browser imports no server code; types are free.",
      severity: "error",
      from: { path: "^app/(ui/|modules/[^/]+/ui/)" },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-does-not-know-the-sandbox",
      comment: "The product reaches the sandbox only by address.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(sandbox|tests|bench|scripts)/" },
    },
    {
      name: "sandbox-shares-no-code",
      comment: "A stand-in that shares code with the product proves nothing.",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^app/" },
    },
    {
      name: "across-shops-only-in-system-files",
      comment: "Only files named *.system.server.ts may see every shop.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.system\\.server\\.ts$" },
      to: { path: "^app/platform/db/across-shops\\.system\\.server\\.ts$" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.data|\\.cache)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
