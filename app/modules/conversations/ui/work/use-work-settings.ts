import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { WorkSettingsResult } from "../../work/settings-form.ts";

/** One form of Settings, Teams and labels. @param onSaved called once for each answer that it was saved */
export function useWorkSettings(onSaved: () => void) {
  const fetcher = useFetcher<WorkSettingsResult>();
  const latest = useRef(onSaved);
  useEffect(() => {
    latest.current = onSaved;
  });
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.ok) latest.current();
  }, [answer]);
  return {
    submit: (form: [string, string][]) =>
      fetcher.submit(toForm(form), { method: "post", action: "/app/settings/work" }),
    busy: fetcher.state !== "idle",
    error: fetcher.state === "idle" && answer?.ok === false ? answer.error : null,
  };
}

function toForm(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
