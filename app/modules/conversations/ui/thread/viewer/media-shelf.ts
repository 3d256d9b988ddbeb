import { createContext, useContext } from "react";

/** What a picture in a message can ask of the thread it stands in. */
export interface MediaShelf {
  /** Shows it large. @param key as `viewableKey` makes it */
  view: (key: string) => void;
  /** It did not load from there: its address may have run out, and the thread is asked for it anew, once. */
  renew: (url: string) => void;
}

const MediaShelfContext = createContext<MediaShelf>({ view: () => {}, renew: () => {} });

export const MediaShelfProvider = MediaShelfContext.Provider;

export const useMediaShelf = () => useContext(MediaShelfContext);
