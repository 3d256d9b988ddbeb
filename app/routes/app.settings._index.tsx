import { adminLoader } from "#app/modules/access/access.server.ts";

export const loader = adminLoader(({ redirect }) => Promise.resolve(redirect("/app/settings/connections")));
