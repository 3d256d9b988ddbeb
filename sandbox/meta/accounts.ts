/** An Instagram account of the merchant. */
export interface Account {
  /** The username, which is also how control calls name the account. */
  username: string;
  name: string;
  /** The professional account id: `/me.user_id`, `entry.id` of webhooks. */
  igId: string;
  /** The app-scoped id of the person who logs in: `/me.id`, `user_id` of the code exchange. */
  appScopedId: string;
  type: "Business" | "Media_Creator" | "Personal";
  /** Whether the app's Human Agent feature reaches this account. */
  humanAgent: boolean;
  followers: number;
}

/** The accounts the merchant can choose from when asked to allow the app. */
export const accounts: Account[] = [
  {
    username: "couplet.demo",
    name: "Couplet Demo Store",
    igId: "17841400000000001",
    appScopedId: "28978671838402971",
    type: "Business",
    humanAgent: true,
    followers: 18_204,
  },
  {
    username: "couplet.outlet",
    name: "Couplet Outlet",
    igId: "17841400000000002",
    appScopedId: "28978671838402972",
    type: "Media_Creator",
    humanAgent: false,
    followers: 2_117,
  },
  {
    username: "alex.at.home",
    name: "Alex Rivera",
    igId: "17841400000000003",
    appScopedId: "28978671838402973",
    type: "Personal",
    humanAgent: false,
    followers: 212,
  },
];

/** The account of a username (with or without @) or id; the demo account when none is named. */
export function accountNamed(name: string | undefined): Account {
  const wanted = (name ?? "couplet.demo").replace(/^@/, "");
  const found = accounts.find((account) => [account.username, account.igId].includes(wanted));
  if (!found)
    throw new Error(`no account ${wanted}; there are ${accounts.map((a) => a.username).join(", ")}`);
  return found;
}
