import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import "./work.css";

interface Props {
  id: string;
  /** Whose conversation it is. */
  name: string;
  chosen: boolean;
  onToggle: (id: string, range: boolean) => void;
}

/**
 * Chooses a row of the list. It lies over the picture, and shows itself where somebody points, or once chosen.
 * Not for those who could do nothing with what they chose.
 */
export const SelectRow = memo(function SelectRow({ id, name, chosen, onToggle }: Props) {
  const { t } = useTranslation("work");
  const shift = useRef(false);
  const mayWork = useMay()("work_on_threads");
  if (!mayWork) return null;
  return (
    <label className="select-row" onClick={(event) => (shift.current ||= event.shiftKey)}>
      <input
        type="checkbox"
        aria-label={t("bulk.select", { name })}
        checked={chosen}
        onChange={() => {
          onToggle(id, shift.current);
          shift.current = false;
        }}
      />
    </label>
  );
});
