import { json, type ActionFunctionArgs } from "@remix-run/node";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { askByMail } from "#app/jobs/reactions/privacy.server.ts";
import { env } from "#app/platform/env.server.ts";
import { bears } from "#app/platform/http/bearer.server.ts";

/** Mail servers accept up to 25 MB; who asks stands in its first lines. */
const maxBytes = 25 * 1024 * 1024;

/**
 * Where the host's mail server hands on what comes to the privacy address: the mail as it is (RFC 5322), with the
 * bearer token of `MAIL_INTAKE_TOKEN`. Answers with what to write back, in the language of `?locale=`.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { MAIL_INTAKE_TOKEN } = env();
  const translator = translatorOf(chooseLanguage(request));
  const t = translator.getFixedT(null, "publicMail");
  if (!MAIL_INTAKE_TOKEN) return refused(404, t("refused.off"));
  if (!bears(request.headers.get("authorization"), MAIL_INTAKE_TOKEN))
    return refused(401, t("refused.token"));
  const mail = await readMailBody(request);
  if (!mail) return refused(413, t("refused.large"));
  const asked = await askByMail(mail);
  const { outcome } = asked;
  if (outcome !== "opened") return json({ outcome, problem: t(`unused.${outcome}`) }, { status: 422 });
  const { statusUrl, claim } = asked;
  const answer = translator.getFixedT(null, "requests")("mail.answer", { claim, statusUrl });
  return json({ outcome, statusUrl, answer }, { status: 201 });
}

function refused(status: number, problem: string) {
  return json({ outcome: "refused", problem }, { status });
}

/** Node's streams can be iterated; the type that browsers share with it does not say so. */
function bodyOf(request: Request): AsyncIterable<Uint8Array> | [] {
  return (request.body as (ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) | null) ?? [];
}

async function readMailBody(request: Request): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bodyOf(request)) {
    size += piece.length;
    if (size > maxBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
