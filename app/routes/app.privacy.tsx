import { Outlet } from "@remix-run/react";

/** The frame of the pages about privacy. */
export default function Privacy() {
  return (
    <main>
      <Outlet />
    </main>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";
