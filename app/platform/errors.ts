export interface ServiceErrorOptions {
  code: string;
  retryable: boolean;
  retryAfterMs?: number | undefined;
  needsReauth?: boolean | undefined;
  /** The effect may have taken place although no answer came. */
  uncertain?: boolean | undefined;
  traceId?: string | undefined;
  cause?: unknown;
}

/** Who can refuse: one for each folder in integrations. */
type Service = "meta" | "shopify" | "llm" | "push";

/** A foreign service refused or did not answer. Says what the caller may do about it. */
export class ServiceError extends Error {
  readonly service: Service;
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly needsReauth: boolean;
  readonly uncertain: boolean;
  readonly traceId: string | undefined;

  constructor(service: Service, options: ServiceErrorOptions) {
    super(`${service} answered ${options.code}`, { cause: options.cause });
    this.name = "ServiceError";
    this.service = service;
    this.code = options.code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.needsReauth = options.needsReauth ?? false;
    this.uncertain = options.uncertain ?? false;
    this.traceId = options.traceId;
  }
}
