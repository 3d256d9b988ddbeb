import { graphError } from "./errors.ts";

interface Element {
  title?: unknown;
  subtitle?: unknown;
  image_url?: unknown;
  buttons?: unknown;
}

interface Button {
  type?: unknown;
  title?: unknown;
  url?: unknown;
  payload?: unknown;
}

/** Refuses a template that Instagram would refuse ("Generic template": elements, lengths, buttons). */
export function checkTemplate(payload: Record<string, unknown>): void {
  const { template_type, elements } = payload;
  if (template_type !== "generic") refuse(`Template type ${String(template_type)} is not supported here`);
  if (!Array.isArray(elements) || elements.length === 0 || elements.length > 10)
    refuse("elements must be an array of 1 to 10");
  for (const element of elements as Element[]) checkElement(element);
}

function checkElement({ title, subtitle, image_url, buttons }: Element): void {
  if (!isShort(title, 80)) refuse("title is required and has at most 80 characters");
  if (subtitle !== undefined && !isShort(subtitle, 80)) refuse("subtitle has at most 80 characters");
  if (image_url !== undefined && !isUrl(image_url)) refuse("image_url is no URL");
  if (subtitle === undefined && image_url === undefined && buttons === undefined)
    refuse("at least one property must be set beside title");
  if (buttons === undefined) return;
  if (!Array.isArray(buttons) || buttons.length === 0 || buttons.length > 3) refuse("1 to 3 buttons");
  for (const button of buttons as Button[]) checkButton(button);
}

function checkButton({ type, title, url, payload }: Button): void {
  if (!isShort(title, 20)) refuse("a button's title has at most 20 characters");
  const whole = type === "web_url" ? isUrl(url) : type === "postback" && typeof payload === "string";
  if (!whole) refuse("a button is of type web_url with url, or postback with payload");
}

function isShort(value: unknown, most: number): boolean {
  return typeof value === "string" && value.trim() !== "" && [...value].length <= most;
}

function isUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:/.test(value);
}

function refuse(why: string): never {
  throw graphError({ code: 100, subcode: 2534015, message: `(#100) Invalid template: ${why}` });
}
