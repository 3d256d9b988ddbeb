import type { ShouldRevalidateFunction } from "@remix-run/react";
import { expect, test } from "vitest";
import { readRoutes } from "#tests/support/routes.ts";

interface Page {
  default?: unknown;
  shouldRevalidate?: ShouldRevalidateFunction;
}

const pages = (await readRoutes()).flatMap(({ path = "", id, module }) => {
  const { default: page, shouldRevalidate } = module as Page;
  return page && shouldRevalidate ? [{ path, id, shouldRevalidate }] : [];
});

/** What may be asked for while somebody is on their way: forms of the page that they leave. */
const forms = [undefined, "seen", "reply", "save"].map((intent) => {
  const formData = new FormData();
  if (intent) formData.set("intent", intent);
  return intent ? { formData, formMethod: "post", formAction: "/app/conversations/one" } : {};
});

test("on the way to another thread or reply nothing that is asked for meanwhile leaves the old one under the new address", () => {
  const named = pages.filter(({ path }) => path.includes(":"));
  expect(named.length).toBeGreaterThan(1);
  for (const { path, id, shouldRevalidate } of named) {
    const name = /:(\w+)/.exec(path)?.[1] ?? "";
    const url = (value: string) => new URL(`https://couplet.example/app/${path.replace(`:${name}`, value)}`);
    for (const form of forms)
      for (const defaultShouldRevalidate of [true, false])
        expect(
          shouldRevalidate({
            currentUrl: url("one"),
            nextUrl: url("other"),
            currentParams: { [name]: "one" },
            nextParams: { [name]: "other" },
            defaultShouldRevalidate,
            ...form,
          } as Parameters<ShouldRevalidateFunction>[0]),
          `${id} with ${JSON.stringify(form)}`,
        ).toBe(true);
  }
});

test("on the way to another view of the inbox its list is read, whatever form is answered meanwhile", () => {
  const inbox = pages.find(({ id }) => id === "routes/app._inbox");
  const url = (view: string) => new URL(`https://couplet.example/app/conversations/one?view=${view}`);
  for (const form of forms)
    expect(
      inbox?.shouldRevalidate({
        currentUrl: url("mine"),
        nextUrl: url("open"),
        currentParams: { id: "one" },
        nextParams: { id: "one" },
        defaultShouldRevalidate: false,
        ...form,
      } as Parameters<ShouldRevalidateFunction>[0]),
    ).toBe(true);
});
