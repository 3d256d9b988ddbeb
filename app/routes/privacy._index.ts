import { policyPage } from "#app/web/policy-page.server.ts";

/** The policy in force, for anybody. */
export function loader() {
  return policyPage();
}
