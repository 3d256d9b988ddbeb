/** What became of a person's right that staff carried out at once. */
export interface RightResult {
  outcome: "restricted" | "released" | "not_found" | "not_answering";
}
