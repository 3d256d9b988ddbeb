/** Where saved replies are kept; one of them, or "new", stands below it. */
export const repliesAddress = "/app/settings/replies";
