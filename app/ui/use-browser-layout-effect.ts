import { useEffect, useLayoutEffect } from "react";

/** A layout effect where there is a layout: on the server React would warn about it. */
export const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
