import { useNavigation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** So long after the last letter a search is asked. */
const typingMs = 300;

/** What the list of contacts asks for, in the address: so it can be shared, and going back goes back. */
export function useListAddress() {
  const [address, setAddress] = useSearchParams();
  const navigation = useNavigation();
  const asked = address.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const [known, setKnown] = useState(asked);
  // Somebody went back: the field says what is asked.
  if (known !== asked) {
    setKnown(asked);
    setTyped(asked);
  }
  /** Another question begins at the beginning. */
  const ask = (name: "q" | "tag", value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams([...before].filter(([key]) => key !== "after" && key !== "before"));
        if (value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: name === "q" },
    );
  return {
    typed,
    type(text: string) {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => ask("q", text.trim()), typingMs);
    },
    tagId: address.get("tag"),
    chooseTag: (tagId: string | null) => ask("tag", tagId ?? ""),
    clear() {
      clearTimeout(timer.current);
      setTyped("");
      setAddress({});
    },
    /** Anything but everybody is asked for. */
    narrowed: asked !== "" || address.get("tag") !== null,
    go(place: { side: string; contactId: string }) {
      const next = new URLSearchParams([...address].filter(([key]) => key !== "after" && key !== "before"));
      next.set(place.side, place.contactId);
      setAddress(next);
    },
    loading: navigation.state === "loading" && navigation.location.pathname === "/app/contacts",
  };
}
