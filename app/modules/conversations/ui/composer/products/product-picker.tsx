import { Banner, Modal, Text, TextField, type ModalProps } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ProductChoice, ProductsAnswer } from "#app/modules/content/products/products.ts";
import { buyable, keyOf, nameOf, optionsOf, toggled } from "./product-options.ts";
import { ProductOption } from "./product-option.tsx";
import { useProductSearch, type ProductSearch } from "./use-product-search.ts";
import "./products.css";

/** What the products are chosen for: cards and links of any number, an order, or the variables of a text. */
export type PickerPurpose =
  | {
      kind: "insert";
      /** How many cards can still be added; null when none can be sent any more. */
      cardsLeft: number | null;
      onCards: (chosen: ProductChoice[], answer: ProductsAnswer) => void;
      onLinks: (chosen: ProductChoice[], answer: ProductsAnswer) => void;
    }
  | { kind: "collect"; onChosen: (chosen: ProductChoice[]) => void }
  | { kind: "fill"; onChosen: (chosen: ProductChoice) => void };

interface Props {
  purpose: PickerPurpose;
  onClose: () => void;
}

/** The store's products, found by typing, chosen by arrows and Enter. */
export default function ProductPicker({ purpose, onClose }: Props) {
  const { t } = useTranslation("composer");
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ProductChoice[]>([]);
  const search = useProductSearch(typed);
  const options = search.answer?.outcome === "found" ? optionsOf(search.answer.products) : [];
  const choose = (choice: ProductChoice) => {
    if (purpose.kind === "insert") return setChosen(toggled(chosen, choice));
    if (purpose.kind === "collect") return setChosen(toggled(chosen, buyable(choice)));
    purpose.onChosen(choice);
    onClose();
  };
  const actions = useActions(purpose, chosen, search.answer, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // What is still shown was found for other words.
    const active = search.searching ? undefined : options[at];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) actions.atOnce?.();
    else if (event.key === "Enter" && active) choose(active);
    else if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, options.length));
    else if (event.key === "ArrowUp") setAt((at + options.length - 1) % Math.max(1, options.length));
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      noScroll
      title={t(purpose.kind === "insert" ? "products.insert" : "products.choose")}
      onClose={onClose}
      {...actions.buttons}
    >
      <div className="products__find" onKeyDown={onKeyDown}>
        {purpose.kind === "insert" && purpose.cardsLeft === null && (
          <Banner tone="info">{t("products.tooLate")}</Banner>
        )}
        <TextField
          label={t("products.search")}
          labelHidden
          placeholder={t("products.search")}
          autoFocus
          autoComplete="off"
          role="combobox"
          ariaExpanded
          ariaControls={listId}
          ariaAutocomplete="list"
          ariaActiveDescendant={options[at] ? `${listId}-${at}` : ""}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAt(0);
          }}
        />
      </div>
      <ul
        id={listId}
        role="listbox"
        className="products__list"
        aria-label={t("products.label")}
        aria-multiselectable={purpose.kind !== "fill"}
        aria-busy={search.searching}
      >
        {options.map((option, index) => (
          <ProductOption
            key={keyOf(option)}
            id={`${listId}-${index}`}
            choice={option}
            active={index === at}
            selected={chosen.some((one) => keyOf(one) === keyOf(option))}
            onChoose={() => choose(option)}
          />
        ))}
      </ul>
      <div className="products__said" role="status">
        <Said search={search} found={options.length} chosen={chosen} />
      </div>
    </Modal>
  );
}

interface PickerActions {
  buttons: Pick<ModalProps, "primaryAction" | "secondaryActions">;
  atOnce?: () => void;
}

/** The dialog's buttons, and what Ctrl+Enter does: the first of them that can be pressed. */
function useActions(
  purpose: PickerPurpose,
  chosen: ProductChoice[],
  answer: ProductsAnswer | null,
  onClose: () => void,
): PickerActions {
  const { t } = useTranslation("composer");
  const cancel = { content: t("products.cancel"), onAction: onClose };
  if (purpose.kind === "fill" || !answer) return { buttons: { secondaryActions: [cancel] } };
  if (purpose.kind === "collect") return collecting(t, purpose, chosen, onClose);
  const { cardsLeft, onCards, onLinks } = purpose;
  const ending = (insert: typeof onCards) => () => {
    onClose();
    insert(chosen, answer);
  };
  const none = chosen.length === 0;
  const tooMany = cardsLeft === null || chosen.length > cardsLeft;
  const addCards = ending(onCards);
  const addLinks = ending(onLinks);
  return {
    ...(!none && { atOnce: tooMany ? addLinks : addCards }),
    buttons: {
      primaryAction: {
        content: t("products.addCards", { count: Math.max(1, chosen.length) }),
        disabled: none || tooMany,
        onAction: addCards,
      },
      secondaryActions: [
        {
          content: t("products.addLinks", { count: Math.max(1, chosen.length) }),
          disabled: none,
          onAction: addLinks,
        },
        cancel,
      ],
    },
  };
}

function collecting(
  t: TFunction<"composer">,
  { onChosen }: Extract<PickerPurpose, { kind: "collect" }>,
  chosen: ProductChoice[],
  onClose: () => void,
): PickerActions {
  const none = chosen.length === 0;
  const add = () => {
    onClose();
    onChosen(chosen);
  };
  const content = t("products.collect", { count: Math.max(1, chosen.length) });
  return {
    ...(!none && { atOnce: add }),
    buttons: {
      primaryAction: { content, disabled: none, onAction: add },
      secondaryActions: [{ content: t("products.cancel"), onAction: onClose }],
    },
  };
}

interface SaidProps {
  search: ProductSearch;
  found: number;
  chosen: ProductChoice[];
}

/** What is chosen, or why there is nothing to choose. */
function Said({ search: { answer, searching }, found, chosen }: SaidProps) {
  const { t, i18n } = useTranslation("composer");
  if (chosen.length > 0) {
    const names = new Intl.ListFormat(i18n.language, { type: "unit" }).format(chosen.map(nameOf));
    return t("products.chosen", { names });
  }
  if (!answer) return t("products.reading");
  if (answer.outcome !== "found") return t(`products.${answer.outcome}`);
  if (found === 0) return searching ? t("products.reading") : t("products.noMatch");
  return (
    <Text as="span" visuallyHidden>
      {t("products.found", { count: answer.products.length })}
    </Text>
  );
}
