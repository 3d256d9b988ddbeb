import { BlockStack, Modal, SkeletonBodyText, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Counts } from "../privacy.ts";
import { CountList } from "./count-list.tsx";

interface Props {
  open: boolean;
  /** Whom: a handle, or what they are called otherwise. */
  name: string;
  /** What would go; null while it is being counted. */
  counts: Counts | null;
  /** Nobody younger is served here; null while it is being asked for. */
  minimumAge: number | null;
  erasing: boolean;
  /** object and child: their data is not used from now on, and erased. */
  why: "erase" | "object" | "child";
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before erasing a person, with the effect in numbers. */
export function EraseModal({ open, name, counts, minimumAge, erasing, why, onConfirm, onClose }: Props) {
  const { t } = useTranslation("rights");
  return (
    <Modal
      open={open}
      title={t(`erase.titles.${why}`, { name })}
      onClose={onClose}
      primaryAction={{
        content: t(why === "erase" ? "erase.erase" : "erase.stop"),
        destructive: true,
        loading: erasing,
        disabled: counts === null,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: t("erase.keep"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            {why === "child" && minimumAge !== null && `${t("erase.minimumAge", { age: minimumAge })} `}
            {t(why === "erase" ? "erase.lead" : "erase.stopped")}
          </Text>
          {counts ? <CountList counts={counts} /> : <SkeletonBodyText lines={4} />}
          <Text as="p" tone="subdued">
            {t("erase.cannotUndo")}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
