import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Every number this process publishes at /metrics. Labels are codes and names of ours, never persons. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics, prefix: "couplet_" });

export const webhooksReceived = new Counter({
  name: "couplet_webhooks_total",
  help: "Webhooks by source and by what was answered",
  labelNames: ["source", "outcome"] as const,
  registers: [metrics],
});

export const webhookSeconds = new Histogram({
  name: "couplet_webhook_seconds",
  help: "Time from the first byte of a webhook to its answer",
  labelNames: ["source"] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [metrics],
});

export const deliveriesProcessed = new Counter({
  name: "couplet_deliveries_total",
  help: "Stored webhooks by source and by how their processing ended",
  labelNames: ["source", "outcome"] as const,
  registers: [metrics],
});

export const jobsFinished = new Counter({
  name: "couplet_jobs_total",
  help: "Jobs by name and by how they ended",
  labelNames: ["job", "outcome"] as const,
  registers: [metrics],
});

export const privacyRequestsDue = new Gauge({
  name: "couplet_privacy_requests_due",
  help: "Privacy requests by the clock that runs out first: soon (answer in 24 h, completion in 72 h) or overdue",
  labelNames: ["clock", "state"] as const,
  registers: [metrics],
});

export const mediaFetched = new Counter({
  name: "couplet_media_fetches_total",
  help: "Tries to get a file of a message: stored, gone, refused, failed (may be tried again), lost (unsent or erased)",
  labelNames: ["result"] as const,
  registers: [metrics],
});
