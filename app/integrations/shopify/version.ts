/** The Admin API version every query is written for; the newest is checked in tests/unit/shopify-operations. */
export const adminApiVersion = "2026-07";
