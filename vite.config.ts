import { vitePlugin as remix } from "@remix-run/dev";
import { installGlobals } from "@remix-run/node";
import { defineConfig } from "vite";
import options from "./remix.config.js";

installGlobals({ nativeFetch: true });

/** Server code that Node runs as it is written: it stays outside the server build (docs/decisions/0004). */
function isNativeServerCode(id: string): boolean {
  return id.startsWith("#app/") && id.endsWith(".ts") && !id.includes("/ui/");
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(options)],
  build: {
    assetsInlineLimit: 0,
    target: "es2022",
    ...(isSsrBuild && { rollupOptions: { external: isNativeServerCode } }),
  },
}));
