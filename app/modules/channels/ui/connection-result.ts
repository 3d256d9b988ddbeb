/** What the Connections page is told after something was asked, in words. */
export interface ConnectionResult {
  /** Where Instagram's login is. */
  url?: string;
  /** It worked. */
  done?: string;
  /** It did not, and this stays on the page, where it was asked. */
  failure?: string;
}
