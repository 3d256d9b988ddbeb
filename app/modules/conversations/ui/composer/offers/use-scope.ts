import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import type { scopeFor } from "../../../offers/offers.ts";

type Scope = (typeof scopeFor)[keyof typeof scopeFor];

/** Whether the store has allowed the app something that it was not installed with. */
export interface ScopeState {
  /** Null until Shopify has said so. */
  granted: boolean | null;
  /** Opens Shopify's own question. */
  request: () => void;
}

/** What Shopify says of a scope; where it says nothing, the server's try will tell. */
export function useScope(scope: Scope): ScopeState {
  const { scopes } = useAppBridge();
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    const told = (is: boolean) => void (gone || setGranted(is));
    scopes.query().then(
      ({ granted: all }) => told(all.includes(scope)),
      () => told(true),
    );
    return () => {
      gone = true;
    };
  }, [scopes, scope]);
  const request = () => {
    scopes.request([scope]).then(
      ({ result }) => setGranted(result === "granted-all"),
      () => {},
    );
  };
  return { granted, request };
}
