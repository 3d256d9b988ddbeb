import { randomBytes } from "node:crypto";
import { Refused, type Answer, type OrderedError } from "../http.ts";

interface GraphErrorSpec {
  code: number;
  subcode?: number | undefined;
  message?: string | undefined;
  status?: number | undefined;
  type?: "OAuthException" | "IGApiException";
}

/** Meta's wording of the codes the sandbox uses, subcodes first. */
const wording: Record<string, string> = {
  "1": "An unknown error has occurred.",
  "2": "An unexpected error has occurred. Please retry your request later.",
  "4": "(#4) Application request limit reached",
  "10": "(#10) Application does not have permission for this action",
  "10/2534022": "(#10) This message is sent outside of allowed window.",
  "17": "(#17) User request limit reached",
  "100": "(#100) Invalid parameter",
  "100/33":
    "Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation",
  "100/2534014": "(#100) The requested user cannot be found.",
  "100/2534015": "(#100) Invalid message data",
  "100/2534025": "(#100) Comment is invalid for private reply",
  "100/2018008": "(#100) Failed to fetch the file from the url",
  "190": "Invalid OAuth access token - Cannot parse access token",
  "190/458": "Error validating access token: The user has not authorized application",
  "190/463": "Error validating access token: Session has expired",
  "200": "(#200) Requires instagram_business_manage_messages permission to manage the object",
  "230": "(#230) User consent is required to access user profile",
  "551": "(#551) This person isn't available right now.",
  "613": "(#613) Calls to this api have exceeded the rate limit.",
  "80002": "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.",
  "9000001": "(#9000001) The message has been deleted.",
};

const throttling = new Set([4, 17, 32, 341, 613, 80002, 80006]);

/** A refusal in the Graph API's shape, ready to be thrown. */
export function graphError(spec: GraphErrorSpec): Refused {
  return new Refused(graphErrorAnswer(spec));
}

/** The error a fault orders: any code; `throttled` alone means Instagram's own limit. */
export function orderedGraphError(fault: OrderedError): Answer {
  const code = fault.code ?? (fault.throttled ? 80002 : 2);
  const answer = graphErrorAnswer({ ...fault, code });
  if (!fault.throttled) return answer;
  return { ...answer, headers: { "X-Business-Use-Case-Usage": usageOf("0", 100) } };
}

function graphErrorAnswer({ code, subcode, message, status, type }: GraphErrorSpec): Answer {
  const transient = code === 1 || code === 2;
  const key = subcode === undefined ? String(code) : `${code}/${subcode}`;
  const error = {
    message: message ?? wording[key] ?? wording[String(code)] ?? `(#${code}) Error`,
    type: type ?? "OAuthException",
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: transient || throttling.has(code),
    fbtrace_id: `A${randomBytes(16).toString("base64url")}`,
  };
  return { status: status ?? (transient ? 500 : 400), body: { error } };
}

/** The business use case header: percent used, and minutes to wait once at 100. */
export function usageOf(account: string, percent: number): string {
  const used = Math.min(100, Math.round(percent));
  const wait = used >= 100 ? 1 : 0;
  const usage = { type: "instagram", call_count: used, total_cputime: 1, total_time: 1 };
  return JSON.stringify({ [account]: [{ ...usage, estimated_time_to_regain_access: wait }] });
}
