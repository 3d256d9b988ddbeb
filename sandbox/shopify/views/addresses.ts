import { gid, type Address } from "../records.ts";

/** An address as the Admin API shows it. */
export function addressView(address: Address): { id: string } & Record<string, unknown> {
  const { firstName, lastName, address1, zip, city, country, countryCode, phone } = address;
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", address.id),
    ...{ firstName, lastName, address1, zip, city, country, phone },
    ...{ address2: null, company: null, province: null, provinceCode: null, coordinatesValidated: false },
    name: `${firstName} ${lastName}`,
    countryCodeV2: countryCode,
    formattedArea: `${city}, ${country}`,
    formatted: [address1, `${zip} ${city}`, country],
  };
}
