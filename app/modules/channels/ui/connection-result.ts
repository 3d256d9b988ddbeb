/** What the Connections page is told after something was asked: in words, near the account it is about. */
export interface ConnectionResult {
  /** Where Instagram's login is. */
  url?: string;
  accountId?: string;
  /** It worked. */
  done?: string;
  /** It did not, and this stays on the page: at the account it names, else above them all. */
  failure?: string;
}
