import { expect, test } from "vitest";
import { findCommands, type Command } from "#app/ui/commands/command.ts";
import { commandOfKey, opensPalette, type Pressed } from "#app/ui/commands/shortcuts.ts";

const command = (title: string, rest: Partial<Command> = {}): Command => ({
  id: title,
  group: "conversation",
  title,
  run: () => {},
  ...rest,
});

const pressed = (key: string, rest: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...rest,
});

const titles = (commands: Command[]) => commands.map(({ title }) => title);

test("commands are found by any words of their title, in any letter case and without accents", () => {
  const all = [command("Assign to: Zoë"), command("Add label: Refund"), command("Close conversation")];
  expect(titles(findCommands(all, "ZOE assign"))).toEqual(["Assign to: Zoë"]);
  expect(titles(findCommands(all, ""))).toEqual(titles(all));
  expect(findCommands(all, "zoe refund")).toEqual([]);
});

test("what begins with the typed word comes first, and the thread's commands before other pages", () => {
  const all = [
    command("Go to Settings: Replies", { group: "go" }),
    command("Unsnooze"),
    command("Snooze: In 3 hours"),
  ];
  expect(titles(findCommands(all, "sno"))).toEqual(["Snooze: In 3 hours", "Unsnooze"]);
  expect(titles(findCommands(all, "")).at(-1)).toBe("Go to Settings: Replies");
});

test("a single key does its command, but never while somebody types, composes, or means another shortcut", () => {
  const close = command("Close", { key: "e" });
  expect(commandOfKey(pressed("e"), [close], false)).toBe(close);
  expect(commandOfKey(pressed("x"), [close], false)).toBeUndefined();
  expect(commandOfKey(pressed("e"), [close], true)).toBeUndefined();
  for (const other of ["ctrlKey", "metaKey", "altKey", "isComposing", "defaultPrevented"] as const)
    expect(commandOfKey(pressed("e", { [other]: true }), [close], false)).toBeUndefined();
});

test("the palette opens by Ctrl or Command with K, in text fields too, and by no bare letter", () => {
  expect(opensPalette(pressed("k", { ctrlKey: true }))).toBe(true);
  expect(opensPalette(pressed("K", { metaKey: true }))).toBe(true);
  expect(opensPalette(pressed("k"))).toBe(false);
  expect(opensPalette(pressed("k", { ctrlKey: true, altKey: true }))).toBe(false);
});
