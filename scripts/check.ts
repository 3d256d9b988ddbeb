import { spawnSync } from "node:child_process";

/** Everything that is read rather than run; the first failure ends it with the command that repairs it. */
const steps: [what: string, command: string, repair: string][] = [
  ["format", "prettier --check . --log-level warn", "npx prettier --write ."],
  ["types", "tsc -p .", "read the errors above"],
  ["lint", "eslint . --max-warnings 0", "npx eslint . --fix"],
  [
    "import law",
    "depcruise app sandbox --config .dependency-cruiser.cjs --output-type err",
    "see ARCHITECTURE.md",
  ],
  ["dead code", "knip --no-progress", "remove what nobody uses"],
];

for (const [what, command, repair] of steps) {
  const startedAt = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: "inherit" });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? "✓" : "✗"} ${what} (${seconds} s)\n`);
  if (status !== 0) {
    process.stdout.write(`To repair: ${repair}\n`);
    process.exit(1);
  }
}
