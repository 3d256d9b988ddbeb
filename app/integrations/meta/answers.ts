import { z } from "zod";

/**
 * What Meta answers, as far as we read it. Its pages print many answers as `{ "data": [ … ] }` that arrive
 * flat, so both are taken. Ids are strings, whatever they came as.
 */
const id = z.union([z.string().min(1), z.number()]).transform(String);

/** An answer documented in a list of one, or flat as it is seen. */
function oneOf<Shape extends z.ZodType>(shape: Shape) {
  const listed = z
    .object({ data: z.array(shape).min(1) })
    .transform(({ data }) => data[0] as z.output<Shape>);
  return z.union([listed, shape]);
}

const permissions = z
  .union([z.array(z.string()), z.string().transform((list) => list.split(/[\s,]+/))])
  .transform((list) => list.filter((name) => name !== ""));

export const shortTokenAnswer = oneOf(
  z.object({ access_token: z.string().min(1), user_id: id, permissions: permissions.default([]) }),
);

/** A long-lived token. `expires_in` in seconds; an answer without it must not end the connection. */
export const longTokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
});

export const meAnswer = oneOf(
  z.object({
    user_id: id,
    id,
    username: z.string(),
    name: z.string().nullish(),
    account_type: z.string().nullish(),
    profile_picture_url: z.string().nullish(),
  }),
);

export const successAnswer = z.object({ success: z.boolean().optional() });

export const subscriptionsAnswer = z.object({
  data: z.array(z.object({ subscribed_fields: z.array(z.string()).default([]) })).default([]),
});

export const sentAnswer = z.object({ message_id: z.string().min(1) });

/** What a sender action answers: to whom it was done. */
export const actedAnswer = z.object({ recipient_id: id });

export const profileAnswer = oneOf(
  z.object({
    username: z.string().nullish(),
    name: z.string().nullish(),
    profile_pic: z.string().nullish(),
  }),
);

const threadMessage = z.object({
  id: z.string(),
  created_time: z.string(),
  from: z.object({ id }).optional(),
  message: z.string().nullish(),
  attachments: z.object({ data: z.array(z.record(z.string(), z.unknown())).default([]) }).optional(),
});

export const conversationAnswer = z.object({
  data: z.array(
    z.object({ id: z.string(), messages: z.object({ data: z.array(threadMessage).default([]) }).optional() }),
  ),
});

/** The error object of the Graph API, and the flat one of the code exchange. */
export const errorAnswer = z.union([
  z.object({
    error: z.object({
      code: z.coerce.number().default(0),
      error_subcode: z.coerce.number().optional(),
      is_transient: z.boolean().optional(),
      fbtrace_id: z.string().optional(),
    }),
  }),
  z.object({ error_type: z.string(), code: z.coerce.number() }).transform(({ code }) => ({
    error: { code, error_subcode: undefined, is_transient: undefined, fbtrace_id: undefined },
  })),
]);

/**
 * JSON whose whole numbers beyond 2^53 become strings of the same digits: an id that arrives as a number
 * would otherwise silently be another's.
 */
export function parseJson(text: string): unknown {
  const reviver = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
      ? context?.source
      : value;
  return JSON.parse(text, reviver);
}
