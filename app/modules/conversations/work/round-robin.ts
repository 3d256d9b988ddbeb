/** Somebody who may get threads. */
export interface Candidate {
  staffId: string;
  /** Their place in the order: the lowest is next. */
  turn: number;
  /** How many open threads they have. */
  open: number;
}

/** Which thread goes to whom, and how the order of the candidates is afterwards. */
export interface Distribution {
  assigned: { conversationId: string; staffId: string }[];
  candidates: Candidate[];
}

/**
 * Gives threads to candidates in turn: each goes to the one whose turn is longest ago, who then comes last. Whoever
 * has as many open threads as the limit allows is passed over and keeps their turn. Threads that nobody can take
 * are left.
 */
export function distribute(conversationIds: string[], candidates: Candidate[], limit: number): Distribution {
  const order = candidates.map((candidate) => ({ ...candidate }));
  const assigned: Distribution["assigned"] = [];
  let last = Math.max(0, ...order.map(({ turn }) => turn));
  for (const conversationId of conversationIds) {
    const next = nextInTurn(order, limit);
    if (!next) break;
    next.turn = last += 1;
    next.open += 1;
    assigned.push({ conversationId, staffId: next.staffId });
  }
  return { assigned, candidates: order };
}

function nextInTurn(order: Candidate[], limit: number): Candidate | undefined {
  return order
    .filter(({ open }) => open < limit)
    .reduce<Candidate | undefined>((next, one) => (next && !isBefore(one, next) ? next : one), undefined);
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.staffId < b.staffId);
}
