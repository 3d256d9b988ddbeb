/** What a variable is about, and so what has to be known before it has a value. */
export type VariableSubject = "customer" | "order" | "product" | "contact" | "staff" | "shop";

/**
 * Every variable that a saved reply may use, with what it is about. How each is called and why it may have no value
 * stands in the catalogues of language (namespace `content`).
 */
export const variables = {
  "customer.first_name": "customer",
  "customer.last_name": "customer",
  "order.name": "order",
  "order.status": "order",
  "order.total": "order",
  "order.date": "order",
  "order.items": "order",
  "order.tracking_number": "order",
  "order.tracking_url": "order",
  "product.title": "product",
  "product.price": "product",
  "product.url": "product",
  "contact.handle": "contact",
  "contact.name": "contact",
  "staff.first_name": "staff",
  "shop.name": "shop",
} as const satisfies Record<string, VariableSubject>;

export type VariableName = keyof typeof variables;

export const variableNames = Object.keys(variables) as VariableName[];

export function isVariable(name: string): name is VariableName {
  return Object.hasOwn(variables, name);
}

/** The known variable that a misspelt one most likely meant; null when none is near. */
export function nearestVariable(name: string): VariableName | null {
  const wanted = name.toLowerCase();
  const [nearest] = variableNames
    .map((known) => ({ known, distance: distance(wanted, known) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? nearest.known : null;
}

/** How far a typed name is from a known one, which may be meant by its last word alone, or by a part of that. */
function distance(wanted: string, known: string): number {
  const [subject, word = ""] = known.split(".");
  const [typedSubject, typedWord] = wanted.split(".");
  if (typedSubject === subject && typedWord && word.includes(typedWord)) return 1;
  return Math.min(edits(wanted, known), edits(wanted, word));
}

/** Levenshtein's distance: letters to add, drop or change. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
