import { List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Counts } from "../privacy.ts";
import { countLines } from "../table-words.ts";

/** Rows by table, each kind in words with its number. */
export function CountList({ counts }: { counts: Counts }) {
  const { t, i18n } = useTranslation("tables");
  return (
    <List>
      {countLines(t, counts, i18n.language).map(({ label, count }) => (
        <List.Item key={label}>{t("line", { label, number: count })}</List.Item>
      ))}
    </List>
  );
}
