import type { Env } from "#app/platform/env.server.ts";

/** What the public pages print of an operator and only the operator knows. */
const declared = [
  "OPERATOR_NAME",
  "OPERATOR_ADDRESS",
  "PRIVACY_EMAIL",
  "SUPPORT_EMAIL",
  "DATA_REGION",
  "HOSTED_BY",
  "TRANSFER_SAFEGUARD",
  "LOG_DAYS",
] as const;

/** Variables that the public pages need and that say nothing yet, by name. */
export function undeclared(env: Env): string[] {
  const nobody = "The operator of this installation";
  return declared.filter((name) => !env[name] || env[name] === nobody);
}
