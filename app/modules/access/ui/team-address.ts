/** Who works here and which roles there are. */
export const teamAddress = "/app/settings/team";

/** A role of the store's own, or "new". */
export function roleAddress(id: string): string {
  return `/app/settings/roles/${id}`;
}
