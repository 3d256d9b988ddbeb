/* The resource picker: a dialog of the admin in which staff choose products or variants for the app. */

const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Resolves with what was chosen, in App Bridge's shape, or undefined when staff closed the dialog. */
export function pickProducts(
  base,
  { type = "product", multiple = false, action = "add", query = "", selectionIds = [], filter = {} },
) {
  return new Promise((resolve) => {
    const chosen = new Map(selectionIds.map(({ id }) => [id, null]));
    const list = make("ul");
    const search = make("input", { type: "search", placeholder: "Search products", value: query });
    search.setAttribute("aria-label", "Search products");
    const count = make("span");
    const add = make("button", { className: "primary", textContent: action === "select" ? "Select" : "Add" });
    const cancel = make("button", { className: "plain", textContent: "Cancel" });
    const dialog = make(
      "dialog",
      { id: "picker" },
      make("header", {}, make("h2", { textContent: type === "variant" ? "Add variants" : "Add products" })),
      make("div", { className: "body" }, search),
      list,
      make("footer", {}, count, cancel, add),
    );
    dialog.setAttribute("aria-label", "Choose products");

    const end = (value) => {
      dialog.remove();
      resolve(value);
    };
    const tell = () => {
      count.textContent = `${chosen.size} selected`;
      add.disabled = chosen.size === 0;
    };
    const choose = (item, on) => {
      if (!multiple && on) chosen.clear();
      if (on) chosen.set(item.id, item);
      else chosen.delete(item.id);
      tell();
    };
    const row = (item) => {
      const box = make("input", {
        type: multiple ? "checkbox" : "radio",
        name: "pick",
        checked: chosen.has(item.id),
      });
      box.addEventListener("change", () => choose(item, box.checked));
      // What was chosen before the dialog opened is known by its id only, until it is seen.
      if (chosen.has(item.id)) chosen.set(item.id, item);
      const picture = make("img", { src: item.picture, alt: "" });
      return make(
        "li",
        {},
        make("label", {}, box, picture, make("span", { textContent: item.name }), item.price),
      );
    };
    const load = async () => {
      const products = await (
        await fetch(`${base}/products.json?query=${encodeURIComponent(search.value)}`)
      ).json();
      list.replaceChildren(
        ...products
          .filter(allowed(filter))
          .flatMap((product) => itemsOf(product, type))
          .map(row),
      );
      tell();
    };
    search.addEventListener("input", () => void load());
    add.addEventListener("click", () =>
      end([...chosen.values()].filter(Boolean).map(({ record }) => record)),
    );
    cancel.addEventListener("click", () => end(undefined));
    dialog.addEventListener("cancel", () => end(undefined));
    document.body.append(dialog);
    dialog.showModal();
    void load();
  });
}

function allowed({ draft = true, archived = true }) {
  return ({ status }) => (status !== "DRAFT" || draft) && (status !== "ARCHIVED" || archived);
}

function itemsOf(product, type) {
  const picture = product.images[0].originalSrc;
  if (type !== "variant") {
    const price = `${product.totalVariants} variants`;
    return [{ id: product.id, name: product.title, picture, price, record: product }];
  }
  return product.variants.map((variant) => ({
    ...{ id: variant.id, name: variant.displayName, picture, price: `€${variant.price}` },
    record: variant,
  }));
}
