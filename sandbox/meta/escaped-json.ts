/**
 * JSON the way Meta puts it on the wire: `/`, `<`, `%`, `@` and everything beyond ASCII escaped.
 * A receiver that parses and re-encodes before it checks the signature fails on it, as it would on Meta's.
 */
export function escapedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[<%@]/g, (sign) => `\\u${hex(sign)}`)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${hex(unit)}`);
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}
