import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { dataClasses } from "#app/modules/privacy/data-classes.ts";
import type { RegisteredField, RegisteredTable } from "#app/modules/privacy/register.ts";

/** What the code only writes: columns of an INSERT, what an UPDATE sets, and the objects that Prisma is given to store. */
const writes = [
  /INSERT INTO\s+\w+\s*\([^)]*\)/gi,
  /\bSET\s+\w+\s*=/gi,
  /,\s*\w+\s*=\s*\$\d+/g,
  /\b(?:data|create|update):\s*\[?\s*\{[^{}]*\}/g,
];

const comments = [/\/\*[\s\S]*?\*\//g, /(?<!:)\/\/[^\n]*/g];

/** Source files of the product without comments and without what they only write. */
export async function readingCode(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob("app/**/*.{ts,tsx}"))
    if (!file.endsWith(".generated.ts")) files.push(stripped(readFileSync(file, "utf8")));
  return files;
}

/** One file's text without comments and writes. */
export function stripped(code: string): string {
  const bare = comments.reduce((text, pattern) => text.replaceAll(pattern, ""), code);
  // The table's name stays: the file still speaks of it.
  return writes.reduce(
    (text, pattern) => text.replaceAll(pattern, (found) => /INTO\s+\w+/i.exec(found)?.[0] ?? ""),
    bare,
  );
}

/** A package gives the person every field of theirs of such a class: the exporter reads it by the register. */
export function isExported({ rows }: RegisteredTable, { data }: RegisteredField): boolean {
  return rows.of === "person" && dataClasses[data].access === "given";
}

/** Whether one of these files speaks of the table and reads the field from it. */
export function isRead(files: string[], { table }: RegisteredTable, field: RegisteredField): boolean {
  const delegate = table
    .replace(/ies$/, "y")
    .replace(/s$/, "")
    .replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const speaks = new RegExp(`\\b(?:${table}|${delegate})\\b`);
  const names = new RegExp(`\\b(?:${field.name}|${field.column})\\b`);
  return files.some((code) => speaks.test(code) && names.test(code));
}
