import type { Frame, Page } from "playwright-core";

/** How far a page scrolls sideways, in pixels. */
export function scrollsSideways(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What moves by itself or would when it is touched, as "animation: where". */
export function moving(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const where = (element: Element) => `${element.tagName.toLowerCase()}.${element.classList[0] ?? ""}`;
    const animated = [...document.querySelectorAll("*")].flatMap((element) => {
      const { animationName, animationDuration } = getComputedStyle(element);
      return animationName !== "none" && parseFloat(animationDuration) > 0.01
        ? [`${animationName}: ${where(element)}`]
        : [];
    });
    return [...new Set(animated)];
  });
}

/**
 * Text that is cut off with nothing to say so or to scroll by, as "where: text". What ends in an ellipsis says so, but in
 * a control, whose words are all there is to it, it must not stand.
 */
export function cutOff(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const hidden = (element: Element) => {
      const { clipPath, visibility, position } = getComputedStyle(element);
      return (
        visibility === "hidden" ||
        clipPath !== "none" ||
        (position === "absolute" && element.clientWidth <= 1)
      );
    };
    const cuts = (element: Element) => {
      const style = getComputedStyle(element);
      const sideways =
        element.scrollWidth > element.clientWidth + 1 &&
        /hidden|clip/.test(style.overflowX) &&
        element.clientWidth > 0;
      const down =
        element.scrollHeight > element.clientHeight + 3 &&
        /hidden|clip/.test(style.overflowY) &&
        element.clientHeight > 0;
      const control = element.closest("button, [role=tab], [role=menuitem], label");
      return (sideways && (style.textOverflow !== "ellipsis" || control !== null)) || (down && !sideways);
    };
    const ownText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter(
        (element) => element.offsetParent !== null && ownText(element) && !hidden(element) && cuts(element),
      )
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.classList[0] ?? ""}: ${element.textContent?.slice(0, 60)}`,
      );
  });
}

/** Controls whose edges nobody sees, as "where: name". */
export function shapeless(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const controls =
      ".Polaris-Button--variantPrimary, .Polaris-Button--variantSecondary, .Polaris-Checkbox__Backdrop, .Polaris-RadioButton__Backdrop";
    return [...document.querySelectorAll<HTMLElement>(controls)]
      .filter((control) => control.offsetParent !== null)
      .filter((control) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(control);
        return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1;
      })
      .map((control) => `${control.classList[0]}: ${control.textContent?.slice(0, 40)}`);
  });
}

/** Tabs through a page; what looks the same with the focus as without it, as "where: name". */
export async function focusUnseen(page: Page, frame: Frame, stops = 40): Promise<string[]> {
  const unseen = new Set<string>();
  await frame.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const found = await frame.evaluate(lookAtFocus);
    if (found === "left") break;
    if (found) unseen.add(found);
  }
  return [...unseen];
}

/** Compares how what has the focus looks with it and without it. Serialised into the page. */
async function lookAtFocus(): Promise<string | null> {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return "left";
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement].filter(
    (one) => one instanceof Element,
  );
  const near = [
    ...new Set([...around, ...around.flatMap((one) => [...(one.parentElement?.children ?? [])])]),
  ];
  const look = () =>
    near
      .flatMap((one) => [null, "::before", "::after"].map((pseudo) => getComputedStyle(one, pseudo)))
      .map((style) =>
        [
          style.outlineStyle,
          style.outlineWidth,
          style.outlineColor,
          style.boxShadow,
          style.borderColor,
          style.borderWidth,
          style.backgroundColor,
          style.opacity,
          style.clipPath,
          style.textDecorationLine,
        ].join(),
      )
      .join("|");
  // React draws what hangs on the focus a moment later, and transitions take theirs.
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250));
  await settled();
  const withFocus = look();
  focused.blur();
  await settled();
  const without = look();
  focused.focus();
  if (withFocus !== without) return null;
  const name = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
  return `${focused.tagName.toLowerCase()}.${focused.classList[0] ?? ""}: ${name.slice(0, 40)}`;
}
