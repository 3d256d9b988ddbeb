import type { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

/**
 * Begins Instagram's login: asks our server for its address and opens it in the whole window, since Instagram
 * refuses to be framed.
 */
export function useConnect(fetcher: ReturnType<typeof useFetcher<{ url?: string; problem?: string }>>) {
  const url = fetcher.data?.url;
  useEffect(() => {
    if (url) open(url, "_top");
  }, [url]);
  return {
    connect: () => fetcher.submit({ intent: "connect" }, { method: "post", action: "/app/settings/connections" }),
    connecting: fetcher.state !== "idle" || Boolean(url),
    error: fetcher.data?.problem ?? null,
  };
}
