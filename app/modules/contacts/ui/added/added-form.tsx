import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Modal, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { longestName, type AddResult } from "../../contacts.ts";

interface Props {
  /** Whom staff added; nobody yet when somebody is to be added. */
  contact?: { id: string; name: string | null; handle: string | null };
  onClose: () => void;
}

/** Adds somebody whom no account knows yet, and goes to their page; or changes what they are called. */
export function AddedForm({ contact, onClose }: Props) {
  const { t } = useTranslation("people");
  // Whoever is told that a colleague changed it sees what they typed, and begins anew from the page.
  const [before] = useState({ name: contact?.name ?? "", handle: contact?.handle ?? "" });
  const [name, setName] = useState(before.name);
  const [handle, setHandle] = useState(before.handle);
  const { save, busy, failure } = useSave(contact?.id, onClose);
  const submit = () => save({ name, handle, nameBefore: before.name, handleBefore: before.handle });
  const at = failure && placeOf(failure.error);
  const words = failure ? t(`addErrors.${failure.error}`) : "";
  return (
    <Modal
      open
      title={t(contact ? "edit" : "add")}
      onClose={onClose}
      primaryAction={{ content: t(contact ? "save" : "addDone"), loading: busy, onAction: submit }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <BlockStack gap="400">
            {failure && at === "form" && (
              <Banner
                tone={failure.contactId ? "info" : "critical"}
                {...(failure.contactId && {
                  action: { content: t("openKnown"), url: `/app/contacts/${failure.contactId}` },
                })}
              >
                {words}
              </Banner>
            )}
            <TextField
              label={t("name")}
              value={name}
              onChange={setName}
              autoComplete="off"
              autoFocus
              maxLength={longestName}
              {...(at === "name" && { error: words })}
            />
            <TextField
              label={t("handle")}
              value={handle}
              onChange={setHandle}
              autoComplete="off"
              prefix="@"
              helpText={t("handleText")}
              {...(at === "handle" && { error: words })}
            />
            {/* Enter sends the form from any of its fields. */}
            <input type="submit" hidden />
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}

type Failure = Extract<AddResult, { ok: false }>;

function useSave(contactId: string | undefined, onSaved: () => void) {
  const fetcher = useFetcher<AddResult>();
  const navigate = useNavigate();
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer?.ok) return;
    onSaved();
    if (contactId === undefined) void navigate(`/app/contacts/${answer.contactId}`);
    // An answer is acted on once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
  const failure = fetcher.state === "idle" && answer?.ok === false ? answer : null;
  return {
    save: (form: Record<string, string>) =>
      fetcher.submit(
        { ...form, intent: contactId === undefined ? "add" : "change", contactId: contactId ?? "" },
        { method: "post", action: "/app/contacts/added" },
      ),
    busy: fetcher.state !== "idle",
    failure: failure && {
      error: failure.error,
      contactId: "contactId" in failure ? failure.contactId : null,
    },
  };
}

/** Beside which input an error stands. */
function placeOf(error: Failure["error"]): "name" | "handle" | "form" {
  if (error === "nobody" || error === "too_long") return "name";
  return error === "not_a_handle" ? "handle" : "form";
}
