/**
 * Fetches Shopify's published Admin schema into `.cache/shopify/`. The package that holds it drags several
 * hundred megabytes when installed, so its tarball is fetched once and only the schema files are kept.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const source = "@shopify/dev-mcp@1.16.0";
const cacheDir = join(import.meta.dirname, "../.cache/shopify");

const checksums: Record<string, string> = {
  "2026-07": "5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19",
  "2026-10": "f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593",
};

/** Versions of the Admin API whose schema is known here. */
export const adminVersions = Object.keys(checksums);

/** Path of the gzipped schema of one version of the Admin API; fetched when it is not there yet. */
export async function adminSchemaFile(version: string): Promise<string> {
  if (!checksums[version])
    throw new Error(`No schema of Admin API ${version}; known: ${adminVersions.join(", ")}`);
  const file = fileOf(version);
  if (!existsSync(file)) await fetchSchemas();
  return file;
}

function fileOf(version: string): string {
  return join(cacheDir, nameOf(version));
}

function nameOf(version: string): string {
  return `admin_${version}.json.gz`;
}

async function fetchSchemas(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "shopify-schema-"));
  try {
    const tarball = await packInto(dir);
    await run(
      "tar",
      ["xzf", tarball, ...adminVersions.map((version) => `package/dist/data/${nameOf(version)}`)],
      {
        cwd: dir,
      },
    );
    await mkdir(cacheDir, { recursive: true });
    for (const version of adminVersions) await keep(join(dir, "package/dist/data", nameOf(version)), version);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function packInto(dir: string): Promise<string> {
  try {
    const { stdout } = await run("npm", ["pack", source, "--silent", "--pack-destination", dir], {
      cwd: dir,
    });
    return join(dir, stdout.trim());
  } catch (error) {
    throw new Error(
      `Shopify's Admin schema is part of the npm package ${source}, which could not be fetched. ` +
        `Check that npm reaches its registry (npm ping), then run: node scripts/shopify-schema.ts`,
      { cause: error },
    );
  }
}

/** Checks one file and moves it into place in one step, since two processes may be fetching at once. */
async function keep(extracted: string, version: string): Promise<void> {
  const sha256 = createHash("sha256")
    .update(await readFile(extracted))
    .digest("hex");
  if (sha256 !== checksums[version]) {
    throw new Error(`${nameOf(version)} of ${source} has checksum ${sha256}, expected ${checksums[version]}`);
  }
  const beside = `${fileOf(version)}.${process.pid}`;
  await copyFile(extracted, beside);
  await rename(beside, fileOf(version));
}

if (import.meta.main) {
  for (const version of adminVersions) process.stdout.write(`${await adminSchemaFile(version)}\n`);
}
