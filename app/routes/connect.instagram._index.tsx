import { Trans, useTranslation } from "react-i18next";

/** Somebody opened the address by hand: a connection always starts in a store's admin. */
export default function ConnectInstagram() {
  const { t } = useTranslation("channels");
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
      <h1>{t("connecting.title")}</h1>
      <p>
        <Trans t={t} i18nKey="connecting.text" components={{ path: <strong /> }} />
      </p>
    </main>
  );
}
