import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app at its root with the shop in the address: that is a visit to the inbox. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

/** What a passer-by sees. */
export default function Index() {
  return (
    <main
      style={{
        maxWidth: "36rem",
        margin: "20vh auto",
        padding: "0 1rem",
        fontFamily: "system-ui, sans-serif",
        lineHeight: 1.5,
      }}
    >
      <h1>Couplet</h1>
      <p>
        Your store’s Instagram conversations in the Shopify admin, each beside the customer and the orders it
        is about. Install it from the Shopify App Store, then open it under <strong>Apps</strong> in your
        admin.
      </p>
    </main>
  );
}
