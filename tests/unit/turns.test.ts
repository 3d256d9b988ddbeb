import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Turns } from "#app/web/live/turns.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Work that takes so long, and when each turn of it began. */
function work(ms: number) {
  const began: number[] = [];
  const start = performance.now();
  const turns = new Turns({ least: 20, most: 300 }, async () => {
    began.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, ms));
  });
  return { turns, began };
}

async function askFor(turns: Turns, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5) {
    turns.ask();
    await vi.advanceTimersByTimeAsync(5);
  }
}

test("what is asked for together is done once, soon", async () => {
  const { turns, began } = work(1);
  turns.ask();
  turns.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(began).toEqual([20]);
});

test("under a steady stream of asking, the work takes a tenth of the time and never overlaps", async () => {
  const { turns, began } = work(10);
  await askFor(turns, 1_100);
  expect(began.length).toBeGreaterThanOrEqual(9);
  expect(began.length).toBeLessThanOrEqual(11);
  const gaps = began.slice(1).map((at, index) => at - (began[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
});

test("however dear it is, nobody waits for longer than the longest wait", async () => {
  const { turns, began } = work(200);
  await askFor(turns, 2_000);
  const gaps = began.slice(1).map((at, index) => at - (began[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(530);
});

test("once stopped, nothing begins", async () => {
  const { turns, began } = work(1);
  turns.ask();
  turns.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(began).toEqual([]);
});
