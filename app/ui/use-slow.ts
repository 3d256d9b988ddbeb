import { useEffect, useState } from "react";

/** Below this a change looks immediate, and a placeholder in between would only flicker. */
const noticeableMs = 150;

/** True once something has been pending long enough to be noticed. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), noticeableMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return pending && slow;
}
