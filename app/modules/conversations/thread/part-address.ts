/** What of a thread's address says where in it one reads; timeline-ask.server.ts says what each leads to. */
const names = ["at", "date", "older", "newer"];

/** Which part of the thread an address opens: each is a reading of its own. */
export function placesIn(search: URLSearchParams): string {
  return names.map((name) => search.get(name) ?? "").join(" ");
}

/** The address without a place in the thread: its newest messages. */
export function withoutPlace(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of names) next.delete(name);
  return next;
}
