/** The one home of Remix's options; vite.config.ts hands them to the compiler. @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  ignoredRouteFiles: ["**/.*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Touches sessionStorage unguarded: navigation breaks where third-party storage is blocked.
    v3_lazyRouteDiscovery: false,
    // Shopify's library answers data requests by throwing Responses whose headers App Bridge reads.
    v3_singleFetch: false,
  },
};
