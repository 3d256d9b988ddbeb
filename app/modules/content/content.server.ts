/**
 * Content: what staff put into replies.
 *
 * Owns `saved_replies`. Always holds: a saved reply is shared by the store or seen by its owner alone; its shortcut
 * leads one member of staff to one reply; its variables are known ones. Values are put into it where it is used: nothing
 * of a person is stored here.
 */
export { listReplies } from "./replies/list-replies.server.ts";
export { readReply } from "./replies/read-reply.server.ts";
export { saveReply } from "./replies/save-reply.server.ts";
export { deleteReply } from "./replies/delete-reply.server.ts";
export { searchProducts } from "./products/search-products.server.ts";
export { readProducts } from "./products/read-products.server.ts";
export { variantsToSell } from "./products/variants-to-sell.server.ts";
export { productCards } from "./products/product-cards.server.ts";
export { customerWords } from "./variables/customer-words.server.ts";
export { noteUse } from "./replies/note-use.server.ts";
