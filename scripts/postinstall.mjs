import { spawnSync } from "node:child_process";

// Writes Prisma's client from the schema; needs no database and no download.
const result = spawnSync("npx", ["--no-install", "prisma", "generate", "--no-hints"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { DATABASE_URL: "postgresql://localhost/none", ...process.env },
  shell: process.platform === "win32",
});
process.exit(result.status ?? 1);
