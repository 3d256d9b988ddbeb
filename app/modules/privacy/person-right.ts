/** What became of a person's right that staff carried out at once. */
export interface RightResult {
  outcome:
    | "restricted"
    | "released"
    | "corrected"
    | "correction_taken_back"
    | "too_long"
    | "not_found"
    | "not_permitted"
    | "not_answering";
}
