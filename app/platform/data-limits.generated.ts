/** Written by npm run db:generate from prisma/models and privacy/data-classes.ts. */

/** Fields that hold a person's data or a secret, sealed and opened: no log line carries them. */
export const hiddenFields = ["accessToken","body","bodySealed","body_sealed","comment","commentIndex","comment_index","content","contentSealed","content_sealed","customerGid","customer_gid","data","dataSealed","data_sealed","detail","detailSealed","detail_sealed","email","emoji","emojiSealed","emoji_sealed","endpoint","endpointIndex","endpoint_index","externalId","externalIdIndex","external_id_index","firstName","handle","handleIndex","handle_index","indexKey","indexKeyWrapped","index_key_wrapped","label","labelSealed","label_sealed","lastName","mid","midIndex","mid_index","name","nameSealed","name_sealed","piece","pieceSealed","piece_sealed","private","privateSealed","private_sealed","profile","profileSealed","profile_sealed","reaction","reactionSealed","reaction_sealed","reason","reasonSealed","reason_sealed","refreshToken","shopifyUserId","shopify_user_id","stake","stakeSealed","stake_sealed","subject","subjectSealed","subject_sealed","target","targetSealed","target_sealed","token","tokenSealed","token_sealed","userId","value","valueIndex","valueSealed","value_index","value_sealed","versions","versionsSealed","versions_sealed","wrapped"];

/** The classes of data that each recipient outside may be told. */
export interface MayBeTold {
  meta: "content" | "file" | "profile" | "connection";
  shopify: "evidence" | "commerce" | "offer" | "staff" | "business" | "session";
  llm: "content";
  push: "notification";
}
