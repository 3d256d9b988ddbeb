import { gid } from "../records.ts";
import { money, type Scene } from "./shared.ts";

/** The store as the Admin API shows it. */
export function shopView(scene: Scene): Record<string, unknown> {
  const { shop } = scene;
  const owner = shop.staff.find((member) => member.owner);
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    ...{ name: shop.name, email: shop.email, contactEmail: shop.email, myshopifyDomain: shop.domain },
    url: `https://${shop.domain}`,
    primaryDomain: {
      id: gid("Domain", shop.id),
      host: shop.domain,
      url: `https://${shop.domain}`,
      sslEnabled: true,
    },
    plan: {
      publicDisplayName: "Development",
      displayName: "Development",
      shopifyPlus: false,
      partnerDevelopment: true,
    },
    ...{ currencyCode: shop.currency, ianaTimezone: shop.timezone, timezoneAbbreviation: "CET" },
    ...{
      timezoneOffset: "+0100",
      timezoneOffsetMinutes: 60,
      weightUnit: "KILOGRAMS",
      unitSystem: "METRIC_SYSTEM",
    },
    ...{
      taxesIncluded: true,
      setupRequired: false,
      checkoutApiSupported: true,
      enabledPresentmentCurrencies: ["EUR"],
    },
    currencyFormats: { moneyFormat: "€{{amount}}", moneyWithCurrencyFormat: "€{{amount}} EUR" },
    shopOwnerName: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    shopAddress: {
      id: gid("ShopAddress", shop.id),
      city: shop.city,
      country: "Germany",
      countryCodeV2: "DE",
    },
    ...{ orderNumberFormatPrefix: "#", orderNumberFormatSuffix: "" },
  };
}

/** The app's installation, with the scopes the merchant has granted. */
export function installationView(scene: Scene): Record<string, unknown> {
  const { apiKey } = scene.world.ctx.config.shopify;
  const installation = scene.world.installation(scene.shop);
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", scene.shop.id),
    launchUrl: `https://admin.shopify.com/store/${scene.shop.handle}/apps/couplet`,
    accessScopes: installation.settings.scopes.map(scopeView),
    app: () => appView(scene, apiKey),
    activeSubscriptions: [],
    credits: [],
    balance: money(0, scene),
  };
}

export function appView(scene: Scene, apiKey: string): Record<string, unknown> {
  const { scopes, optionalScopes } = scene.world.ctx.config.shopify;
  return {
    __typename: "App",
    id: gid("App", "123456789"),
    ...{
      apiKey,
      handle: "couplet",
      title: "Couplet",
      embedded: true,
      published: true,
      developerName: "Couplet",
    },
    ...{ requestedAccessScopes: scopes.map(scopeView), optionalAccessScopes: optionalScopes.map(scopeView) },
    availableAccessScopes: [],
    installation: () => installationView(scene),
  };
}

function scopeView(handle: string): unknown {
  return { handle, description: handle.replaceAll("_", " ") };
}
