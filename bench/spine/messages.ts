export const accountExternalId = "17841400000000004";

const words =
  "is the blue lamp back in stock and when could it be here please it is for my sister thanks".split(" ");

/** Text as people write it in a DM: 4 to 14 words. */
export function someText(n: number): string {
  return Array.from({ length: 4 + (n % 11) }, (_, at) => words[(n * 7 + at * 3) % words.length]).join(" ");
}

/** The id of the n-th person on the account. */
export const personId = (n: number) => `10${String(n).padStart(14, "0")}`;

/** A webhook with one message of one person, as Meta sends it. */
export function inboundMessage(n: number, person: number) {
  const at = Date.now() - 3_600_000 + n;
  return {
    object: "instagram",
    entry: [
      {
        id: accountExternalId,
        time: at,
        messaging: [
          {
            sender: { id: personId(person) },
            recipient: { id: accountExternalId },
            timestamp: at,
            message: {
              mid: `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDAwMDAwMDAwMDAx${n}`,
              text: someText(n),
            },
          },
        ],
      },
    ],
  };
}
