import { useEffect, useState } from "react";

const tickMs = 20_000;

/**
 * The time, moving. Starts at the moment the server rendered, so that what the browser draws first is what
 * the server sent, and no relative time jumps.
 */
export function useNow(renderedAt: string): Date {
  const [now, setNow] = useState(() => new Date(renderedAt));
  useEffect(() => {
    const update = () => setNow(new Date());
    update();
    const timer = setInterval(update, tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
