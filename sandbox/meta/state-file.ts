import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { World, WorldState } from "./world.ts";

/**
 * Keeps what Instagram knows between two runs, so that an app that kept its tokens finds them still good.
 * Returns a function that writes what has not been written yet.
 */
export function keepState(world: World, file: string): () => void {
  if (existsSync(file)) world.load(JSON.parse(readFileSync(file, "utf8")) as WorldState);
  let waiting: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(waiting);
    waiting = undefined;
    writeFileSync(`${file}.new`, JSON.stringify(world.state));
    renameSync(`${file}.new`, file);
  };
  world.onChange(() => {
    waiting ??= setTimeout(write, 500).unref();
  });
  return () => {
    if (waiting) write();
  };
}
