/** Lengths of time in milliseconds, so that rules read as they are written in the source. */
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The current time; every rule takes it as an argument, so that tests can choose it. */
export function now(): Date {
  return new Date();
}
