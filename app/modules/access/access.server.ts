/**
 * Access: shops, their staff, and who may come in.
 *
 * Owns `shops`, `staff`, `custom_roles`, `teams`, `team_members` and Shopify's `session`. Always holds: nobody gets a ShopScope here without a session
 * token, a webhook or a job that was verified; tokens and names are sealed; one request authenticates once.
 */
export { adminAction, adminLoader, authenticateAddress, type AdminArgs } from "./admin-route.server.ts";
export {
  closeForDeletion,
  closeShop,
  eraseShop,
  everyShop,
  findShop,
  findShopById,
  findShopOfRequest,
  findShopsById,
  installedShops,
  saveScopes,
} from "./shops.system.server.ts";
export { shopFacts } from "./shop-facts.server.ts";
export { staffMay, staffNames, type StaffMember } from "./staff.server.ts";
export { notifiedStaff, notifyOf, setNotifyOf, type NotifiedStaff } from "./notify-of.server.ts";
export { setUndoSeconds, undoSecondsOf } from "./undo-seconds.server.ts";
export { changeTeam, listTeam } from "./team.server.ts";
export { listRoles } from "./list-roles.server.ts";
export { saveRole } from "./save-role.server.ts";
export { deleteRole } from "./delete-role.server.ts";
export { askAsShop } from "./ask-as-shop.server.ts";
export { keepTokensAlive } from "./keep-tokens-alive.server.ts";
export { deleteTeam, isTeamIn, listTeams, nameTeam, setTeamMember, worksHereIn } from "./teams.server.ts";
export { saveTurns, teamTurns } from "./team-turns.server.ts";
export { removedStaff } from "./removed-staff.system.server.ts";
