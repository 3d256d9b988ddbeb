import { ActionList, Popover } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useStaffId } from "#app/modules/access/ui/use-may.ts";
import type { ThreadChange, ThreadWork } from "../../work/work.ts";
import { useWorkChoices } from "./work-desk.tsx";
import { useMenu, type Activator } from "./use-menu.ts";

export interface MenuProps {
  activator: Activator;
  /** What threads have now, to be marked; left out for several that differ. */
  work?: Partial<ThreadWork>;
  onChoose: (change: ThreadChange) => void;
}

/** Gives threads to somebody of the staff, to a team, or to nobody. */
export function AssignMenu({ activator, work, onChoose }: MenuProps) {
  const { t } = useTranslation("work");
  const choices = useWorkChoices();
  const me = useStaffId();
  const { close, popover } = useMenu(activator);
  const choose = (change: { assigneeId?: string | null; teamId?: string | null }) => {
    close();
    onChoose({ kind: "assignment", ...change });
  };
  const people = [...choices.staff].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  const staff = people.map(({ id, name }) => ({
    content: id === me ? t("assign.toMe") : name,
    active: work?.assigneeId === id,
    onAction: () => choose({ assigneeId: id }),
  }));
  const teams = choices.teams.map(({ id, name }) => ({
    content: name,
    active: work?.teamId === id,
    onAction: () => choose({ teamId: id }),
  }));
  const nobody = [
    { content: t("assign.toNobody"), onAction: () => choose({ assigneeId: null }) },
    ...(teams.length > 0
      ? [{ content: t("assign.toNoTeam"), onAction: () => choose({ teamId: null }) }]
      : []),
  ];
  return (
    <Popover {...popover}>
      <ActionList
        actionRole="menuitem"
        allowFiltering
        filterLabel={t("assign.find")}
        sections={[
          { title: t("assign.staff"), items: staff },
          ...(teams.length > 0 ? [{ title: t("assign.teams"), items: teams }] : []),
          { items: nobody },
        ]}
      />
    </Popover>
  );
}
