import { Trans, useTranslation } from "react-i18next";

/** Where Shopify's library sends a visit without a shop. Nobody types a shop here: the admin knows it. */
export default function Login() {
  const { t } = useTranslation("welcome");
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
      <h1>{t("login.title")}</h1>
      <p>
        <Trans t={t} i18nKey="login.text" components={{ strong: <strong /> }} />
      </p>
    </main>
  );
}
