import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Detail, DetailResult } from "../../fields/fields.ts";

/**
 * The form that fills in a person's fields. Only what was typed is sent, with what stood there when the form was
 * opened; once whoever types was told that this is another one now, with that.
 */
export function useDetailsForm(contactId: string, details: Detail[], onClose: () => void) {
  const fetcher = useFetcher<DetailResult>();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [known, setKnown] = useState(() => revisionsOf(details));
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const latest = useRef({ details, onClose });
  useEffect(() => {
    latest.current = { details, onClose };
  });
  useEffect(() => {
    if (answer?.ok) latest.current.onClose();
    // What stands there now has been read again by then, and stands under the field.
    else if (answer?.error === "changed_meanwhile") setKnown(revisionsOf(latest.current.details));
  }, [answer]);
  const [begunWith] = useState(() => revisionsOf(details));
  const failed = answer?.ok === false ? answer : null;
  return {
    typed: ({ field, value }: Detail) => changed[field.id] ?? value ?? "",
    type: ({ field }: Detail, value: string) => setChanged({ ...changed, [field.id]: value }),
    save: () => {
      const wanted = details.filter(({ field, value }) => differs(changed[field.id], value));
      if (wanted.length === 0) return onClose();
      const form = new FormData();
      for (const { field } of wanted) {
        form.append("field", field.id);
        form.append("value", changed[field.id] ?? "");
        form.append("revision", known[field.id] ?? "");
      }
      fetcher.submit(form, { method: "post", action: `/app/contacts/${contactId}/details` });
    },
    busy: fetcher.state !== "idle",
    error: failed?.error ?? null,
    wrongField: failed && "fieldId" in failed ? failed.fieldId : null,
    /** Somebody else changed it since the form was opened, and something else is typed here. */
    movedOn: ({ field, value, revision }: Detail) =>
      differs(changed[field.id], value) && (begunWith[field.id] ?? null) !== revision,
  };
}

function revisionsOf(details: Detail[]): Record<string, string | null> {
  return Object.fromEntries(details.map(({ field, revision }) => [field.id, revision]));
}

function differs(typed: string | undefined, value: string | null): boolean {
  return typed !== undefined && typed !== value;
}
