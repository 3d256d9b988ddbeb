import { z } from "zod";

const text = z.string().trim().min(1);
const optionalText = z.string().trim().min(1).optional();

/** "https://a.example, http://127.0.0.1:4000" as origins, without anything behind the port. */
const origins = z
  .string()
  .default("")
  .transform((list) =>
    list
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  )
  .refine((list) => list.every((each) => URL.canParse(each) && new URL(each).origin === each), {
    error: "must be origins like https://media.example.com, comma separated",
  });

const variables = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must be a redis:// address" }).optional(),
  ENCRYPTION_KEYS: text,
  SHOPIFY_API_KEY: text,
  SHOPIFY_API_SECRET: text,
  SHOPIFY_API_SECRET_PREVIOUS: optionalText,
  SHOPIFY_APP_URL: z.url({ protocol: /^https?$/ }),
  SCOPES: text,
  INSTAGRAM_APP_ID: text,
  INSTAGRAM_APP_SECRET: text,
  META_APP_ID: text,
  META_APP_SECRET: text,
  META_WEBHOOK_VERIFY_TOKEN: text,
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default("v25.0"),
  META_GRAPH_URL: z.url().default("https://graph.instagram.com"),
  META_AUTH_URL: z.url().optional(),
  META_MEDIA_ORIGINS: origins,
  MEDIA_SCAN_COMMAND: optionalText,
  LLM_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_API_KEY: optionalText,
  LLM_MODEL: optionalText,
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, { error: "must be the 87 signs of a public key, as web-push makes it" })
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, { error: "must be the 43 signs of a private key, as web-push makes it" })
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, { error: "must be a mailto: or https: address" })
    .optional(),
  PUSH_ORIGINS: origins,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  METRICS_TOKEN: optionalText,
  PSEUDO_LOCALE: z.stringbool().default(false),
  MAIL_INTAKE_TOKEN: z.string().trim().min(24).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  ERASURE_JOURNAL: optionalText,
  BACKUP_DAYS: z.coerce.number().int().min(1).max(3650).default(35),
  OPERATOR_NAME: z.string().default("The operator of this installation"),
  OPERATOR_ADDRESS: z.string().default(""),
  PRIVACY_EMAIL: z.string().default(""),
  SUPPORT_EMAIL: z.string().default(""),
  DATA_REGION: optionalText,
  HOSTED_BY: optionalText,
  TRANSFER_SAFEGUARD: optionalText,
  LOG_DAYS: z.coerce.number().int().min(1).max(365).optional(),
  MINIMUM_AGE: z.coerce.number().int().min(13).max(21).default(16),
});

/** What push services are to know of us, all of it or nothing. */
const vapid = ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "VAPID_SUBJECT"] as const;

const schema = variables
  .refine(({ LLM_URL, LLM_MODEL }) => LLM_URL === undefined || LLM_MODEL !== undefined, {
    path: ["LLM_MODEL"],
    message: "is missing: LLM_URL needs the name of a model there",
  })
  .superRefine((given, context) => {
    const missing = vapid.filter((name) => given[name] === undefined);
    if (missing.length === vapid.length) return;
    for (const name of missing)
      context.addIssue({
        code: "custom",
        path: [name],
        message: `is missing: ${vapid.join(", ")} belong together`,
      });
  });

export type Env = z.infer<typeof schema>;

/** Thrown at boot with every variable that is wrong, one line each, never with a value. */
export class EnvironmentError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The environment is not complete:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
    this.problems = problems;
  }
}

/**
 * Reads a whole environment or says everything that is wrong with it at once.
 * @throws EnvironmentError
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map((issue) => `${issue.path.join(".")}: ${wording(issue)}`),
  );
}

function wording(issue: z.core.$ZodIssue): string {
  const missing = issue.code === "invalid_type" && issue.message.includes("undefined");
  return missing ? "is missing" : issue.message;
}

let parsed: Env | undefined;

/** The environment of this process, read once. The only place that reads `process.env`. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
