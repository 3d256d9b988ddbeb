/** Somebody opened the address by hand: a connection always starts in a store's admin. */
export default function ConnectInstagram() {
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
      <h1>Connecting Instagram starts in your Shopify admin</h1>
      <p>
        Open <strong>Apps → Couplet → Settings → Connections</strong> in the admin of the store and choose{" "}
        <strong>Connect Instagram</strong>. You then sign in on Instagram&apos;s own page and come back to the
        admin.
      </p>
    </main>
  );
}
