import { Button, Tooltip } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { AddedForm } from "./added-form.tsx";

/** Opens the form that adds somebody whom no account knows yet. */
export function AddContact() {
  const { t } = useTranslation("people");
  const refusal = useRefusal("edit_contacts");
  const [open, setOpen] = useState(false);
  const button = (
    <Button variant="primary" disabled={refusal !== null} onClick={() => setOpen(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      {refusal === null ? button : <Tooltip content={refusal}>{button}</Tooltip>}
      {open && <AddedForm onClose={() => setOpen(false)} />}
    </>
  );
}
