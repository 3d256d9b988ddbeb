/** Where commands take the focus, for {@link focusOn}. */
export const replyField = () => document.querySelector<HTMLElement>(".thread__composer textarea");
export const searchField = () => document.querySelector<HTMLElement>(".inbox-search input");
export const rowOf = (threadId: string) =>
  document.querySelector<HTMLElement>(`[data-thread="${threadId}"] [data-row]`);

/**
 * Moves the focus to what a command is about.
 * @returns whether it is on the page and in sight
 */
export function focusOn(find: () => HTMLElement | null): boolean {
  const element = find();
  if (!element || element.offsetParent === null) return false;
  element.focus();
  return true;
}
