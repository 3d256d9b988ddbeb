/** Checks a configuration and says what to do about everything that is not right. */
import { createECDH } from "node:crypto";
import { access, constants } from "node:fs/promises";
import pg from "pg";
import { checkRingKeys } from "#app/modules/privacy/privacy.server.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { env, EnvironmentError } from "#app/platform/env.server.ts";
import { undeclared } from "#scripts/undeclared.ts";
import { openQueue } from "#app/platform/queue/queue.server.ts";

type Finding = { ok: boolean; what: string; advice?: string };

async function check(what: string, advice: string, work: () => Promise<unknown> | unknown): Promise<Finding> {
  try {
    await work();
    return { ok: true, what };
  } catch (error) {
    return { ok: false, what: `${what}: ${reasonOf(error)}`, advice };
  }
}

/** All that is wrong with the environment; of anything else the first line. */
function reasonOf(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return (error instanceof Error && error.message.split("\n")[0]) || String(error);
}

async function reaches(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
  if (answer.status >= 500) throw new Error(`answers ${answer.status}`);
}

async function rolesExist(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    for (const role of ["couplet_app", "couplet_system"]) await client.query(`SET ROLE ${role}`);
  } finally {
    await client.end();
  }
}

async function queueAnswers(): Promise<void> {
  const queue = openQueue("doctor");
  try {
    await queue.getJobCounts("waiting");
  } finally {
    await queue.close();
  }
}

function publicAddress(): void {
  const { protocol, hostname } = new URL(env().SHOPIFY_APP_URL);
  if (protocol !== "https:" && !/^(localhost|127\.)/.test(hostname)) throw new Error("is not https");
}

async function journalCanBeWritten(): Promise<void> {
  const directory = env().ERASURE_JOURNAL;
  if (!directory)
    throw new Error("ERASURE_JOURNAL is not set: a restored backup would bring erased persons back");
  await access(directory, constants.W_OK | constants.X_OK);
}

function policyIsComplete(): void {
  const missing = undeclared(env());
  if (missing.length > 0) throw new Error(`${missing.join(", ")} not set`);
}

async function modelAnswers(): Promise<void> {
  const { LLM_URL } = env();
  if (LLM_URL !== undefined) await reaches(LLM_URL);
}

function pushKeysMatch(): void {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = env();
  if (VAPID_PUBLIC_KEY === undefined || VAPID_PRIVATE_KEY === undefined) return;
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(VAPID_PRIVATE_KEY, "base64url");
  if (pair.getPublicKey("base64url") !== VAPID_PUBLIC_KEY)
    throw new Error("the two keys are not of one pair");
}

async function main(): Promise<void> {
  const environment = await check("environment", "compare with .env.example", () => void env());
  if (!environment.ok) return report([environment]);
  report([
    environment,
    await check("encryption keys", "openssl rand -base64 32 makes one", () => void keyRing()),
    await check("database and its two roles", "start it, then run npm run db:migrate", rolesExist),
    await check("keys of the stored data", "put the missing key back into ENCRYPTION_KEYS", checkRingKeys),
    await check("queue", "run npm run db:migrate, or check REDIS_URL", queueAnswers),
    await check(
      "erasure journal",
      "name a directory that exists and is not restored with the database",
      journalCanBeWritten,
    ),
    await check("public address", "Shopify and Meta only call https addresses", publicAddress),
    await check(
      "what the policy declares",
      "it prints who runs this, where, and what protects data abroad; see .env.example",
      policyIsComplete,
    ),
    await check("Meta", "check the network or META_GRAPH_URL", () => reaches(env().META_GRAPH_URL)),
    await check("language model", "check LLM_URL, or leave it out: translation is hidden then", modelAnswers),
    await check(
      "push notifications",
      "npx web-push generate-vapid-keys makes a pair; without one no device of staff is notified",
      pushKeysMatch,
    ),
    await check("Shopify", "check the network", () => reaches("https://admin.shopify.com")),
  ]);
}

function report(findings: Finding[]): void {
  for (const { ok, what, advice } of findings) {
    process.stdout.write(`${ok ? "✓" : "✗"} ${what}${advice ? `\n  → ${advice}` : ""}\n`);
  }
  process.exit(findings.every((finding) => finding.ok) ? 0 : 1);
}

await main().catch((error: unknown) => {
  if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
  throw error;
});
