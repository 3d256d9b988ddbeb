import { absolute, relative, type Row } from "../report.ts";
import { orders, simulate, type Order, type Week } from "./week.ts";

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

/** Two people, who answer 270 threads a day, and a store that gets 240 to 288 a day on average. */
const stores = { "a full week": 200, "an overfull week": 240 };

/**
 * Twenty simulated weeks in each order. Beside the orders stands what nobody could have answered: windows that
 * begin and end while the store is closed.
 */
export async function* rows(): AsyncGenerator<Row> {
  for (const [name, perDay] of Object.entries(stores)) {
    const unavoidable = mean(orders["newest first"], perDay, 1_000);
    const lost = Object.fromEntries(
      Object.entries(orders).map(([order, compare]) => [order, less(mean(compare, perDay, 2), unavoidable)]),
    ) as Record<keyof typeof orders, Pick<Week, "lost" | "lostWithOrder">>;
    const { "newest first": newest, "waiting longest": longest, "runs out first": queue } = lost;
    const avoidable = `${name}: windows lost that need not be,`;
    yield relative("queue", `${avoidable} newest first as peer`, queue.lost, newest.lost, "threads", {
      atMost: 0.7,
    });
    yield relative("queue", `${avoidable} waiting longest as peer`, queue.lost, longest.lost, "threads", {
      atMost: 1,
    });
    yield relative(
      "queue",
      `${name}: of those with an order`,
      queue.lostWithOrder,
      newest.lostWithOrder,
      "threads",
      {
        atMost: 0.5,
      },
    );
    yield absolute("queue", `${name}: nobody could have answered`, unavoidable.lost, "threads", {
      atLeast: 0,
    });
  }
}

function mean(order: Order, perDay: number, staff: number): Pick<Week, "lost" | "lostWithOrder"> {
  const weeks = seeds.map((seed) => simulate(order, { seed, perDay, staff }));
  const of = (key: "lost" | "lostWithOrder") =>
    weeks.reduce((sum, week) => sum + week[key], 0) / seeds.length;
  return { lost: of("lost"), lostWithOrder: of("lostWithOrder") };
}

function less(a: Pick<Week, "lost" | "lostWithOrder">, b: typeof a): typeof a {
  return { lost: a.lost - b.lost, lostWithOrder: a.lostWithOrder - b.lostWithOrder };
}
