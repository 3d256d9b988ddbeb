import { expect, test } from "vitest";
import { z } from "zod";
import { catalog, jobNames } from "#app/jobs/catalog.ts";

/** Ids, and words from a closed list: nothing a person could have written fits in. */
const harmless = new Set(["uuid", "enum", "gid"]);

test("job payloads carry ids only", () => {
  for (const name of jobNames) {
    const shape = z.toJSONSchema(catalog[name].payload) as {
      properties?: Record<string, { format?: string; enum?: unknown; pattern?: string }>;
    };
    for (const [field, schema] of Object.entries(shape.properties ?? {})) {
      const kind =
        schema.format ?? (schema.enum ? "enum" : schema.pattern?.startsWith("^gid:") ? "gid" : "free text");
      expect(harmless, `${name}.${field}`).toContain(kind);
    }
  }
});

test("no key of a job contains a colon, which BullMQ refuses", () => {
  const id = "0190a6a0-0000-7000-8000-000000000000";
  const samples = {
    source: "instagram",
    shopId: id,
    contactId: id,
    conversationId: id,
    clientToken: id,
    messageId: id,
    requestId: id,
    fileId: id,
    subscriptionId: id,
    about: "customer",
    customerGid: "gid://shopify/Customer/1",
  };
  for (const name of jobNames) {
    const { key } = catalog[name] as { key?: (payload: typeof samples) => string };
    if (key) expect(key(samples)).not.toContain(":");
  }
});
