import { AutoSelection, Combobox, Listbox } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { longestTag, type ContactTag } from "../../tags/tags.ts";

interface Props {
  /** Tags of the store that the person has not. */
  offered: ContactTag[];
  disabled: boolean;
  busy: boolean;
  onAdd: (name: string) => void;
}

/** So many tags are offered at once: another letter narrows them. */
const mostOffered = 20;

/** Where a tag is typed: the store's own are offered, and what is none yet becomes one. */
export function TagField({ offered, disabled, busy, onAdd }: Props) {
  const { t } = useTranslation("people");
  const [typed, setTyped] = useState("");
  const wanted = typed.replace(/\s+/gu, " ").trim();
  const fits = offered.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const isNew = wanted !== "" && !offered.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const add = (name: string) => {
    setTyped("");
    onAdd(name);
  };
  return (
    <Combobox
      activator={
        <Combobox.TextField
          label={t("addTag")}
          labelHidden
          placeholder={t("addTag")}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          disabled={disabled}
          maxLength={longestTag}
          loading={busy}
        />
      }
    >
      {isNew || fits.length > 0 ? (
        <Listbox onSelect={add} autoSelection={wanted === "" ? AutoSelection.None : AutoSelection.First}>
          {isNew && <Listbox.Action value={wanted}>{t("newTag", { name: wanted })}</Listbox.Action>}
          {fits.slice(0, mostOffered).map(({ id, name }) => (
            <Listbox.Option key={id} value={name}>
              {name}
            </Listbox.Option>
          ))}
        </Listbox>
      ) : null}
    </Combobox>
  );
}
