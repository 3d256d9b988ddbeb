import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FieldResult } from "../../fields/fields.ts";

/** One form of Settings, Contacts. @param onSaved called once for each answer that it was done */
export function useFieldsForm(onSaved: () => void = () => {}) {
  const fetcher = useFetcher<FieldResult>();
  const latest = useRef(onSaved);
  useEffect(() => {
    latest.current = onSaved;
  });
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.ok) latest.current();
  }, [answer]);
  return {
    submit: (form: Record<string, string>) =>
      fetcher.submit(form, { method: "post", action: "/app/settings/contacts" }),
    busy: fetcher.state !== "idle",
    error: fetcher.state === "idle" && answer?.ok === false ? answer.error : null,
  };
}
