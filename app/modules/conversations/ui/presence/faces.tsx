import { Avatar } from "@shopify/polaris";
import type { NamedPresent } from "./presence-words.ts";

/** So many stand beside each other; the words beside them name all. */
const atMost = 3;

/** Colleagues by their initials, who writes with a mark. For the eye alone: the words stand beside it. */
export function Faces({ present }: { present: NamedPresent[] }) {
  return (
    <span className="presence-faces" aria-hidden="true">
      {present.slice(0, atMost).map(({ staffId, name, writing }) => (
        <span key={staffId} className="presence-face" data-writing={writing}>
          <Avatar size="xs" {...(name && { name, initials: initialsOf(name) })} />
        </span>
      ))}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}
