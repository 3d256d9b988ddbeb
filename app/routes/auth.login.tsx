/** Where Shopify's library sends a visit without a shop. Nobody types a shop here: the admin knows it. */
export default function Login() {
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
      <h1>Open Couplet from your Shopify admin</h1>
      <p>
        Couplet works inside the Shopify admin and knows your store from there. Open{" "}
        <strong>Apps → Couplet</strong> in the admin, or install it from the Shopify App Store.
      </p>
    </main>
  );
}
