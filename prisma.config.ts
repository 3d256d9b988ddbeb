import { migrationAdapter } from "./scripts/prisma-adapter.ts";
import type { PrismaConfig } from "prisma";

/** Lets Prisma's CLI work without a downloaded engine: see docs/decisions/0006-prisma-offline.md. */
export default {
  schema: "prisma",
  experimental: { adapter: true },
  engine: "js",
  adapter: migrationAdapter,
} satisfies PrismaConfig;
