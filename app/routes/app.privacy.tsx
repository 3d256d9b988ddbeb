import { Outlet } from "@remix-run/react";

/** The frame of the pages about privacy. */
export default function Privacy() {
  return (
    <main>
      <Outlet />
    </main>
  );
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";
