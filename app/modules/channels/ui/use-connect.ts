import type { FetcherWithComponents } from "@remix-run/react";
import { useEffect } from "react";
import { useFailureWords, type ConnectionFailure } from "./connection-result.ts";

/** What starting a connection answers: the address of Instagram's login, or why there is none. */
export interface ConnectStart {
  url?: string;
  failure?: ConnectionFailure;
}

/** Where connections are made, whichever page asks. */
export const connectionsPath = "/app/settings/connections";

/** Starts Instagram's official login. It refuses to be framed, so it takes the whole window. */
export function useConnect(fetcher: FetcherWithComponents<ConnectStart>) {
  const failureWords = useFailureWords();
  const { url, failure } = fetcher.data ?? {};
  useEffect(() => {
    if (url) open(url, "_top");
  }, [url]);
  return {
    connect: () => fetcher.submit({ intent: "connect" }, { method: "post", action: connectionsPath }),
    // Stays busy until the window has left.
    connecting: fetcher.state !== "idle" || url !== undefined,
    error: failure ? failureWords(failure) : null,
  };
}
