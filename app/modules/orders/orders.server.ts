/**
 * Orders: what we keep of Shopify's customers and their orders, and how fresh it is.
 *
 * Owns `customer_snapshots`. Always holds: only customers linked to a contact are kept, sealed with that
 * contact's key; a snapshot says when it was read and since when it is known to be out of date; a failed
 * refresh never hides what was known before, and is made up for by a sweep.
 */
export { expectSnapshot, refreshSnapshot } from "./refresh-snapshot.server.ts";
export { customersIn } from "./customers-in.server.ts";
export { readSnapshots, revealReach } from "./read-snapshots.server.ts";
export { orderMomentsIn } from "./order-moments.server.ts";
export { dropSnapshot, forgetCustomer, markCustomerStale } from "./mark-stale.server.ts";
export { sweepSnapshots } from "./sweep-snapshots.system.server.ts";
