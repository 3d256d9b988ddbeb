import { adminLoader } from "#app/modules/access/access.server.ts";

export const loader = adminLoader("read_conversations", ({ redirect }) =>
  Promise.resolve(redirect("/app/settings/connections")),
);
