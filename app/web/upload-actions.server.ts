import { json } from "@remix-run/node";
import { z } from "zod";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { attachFile } from "#app/modules/conversations/conversations.server.ts";
import { appendUpload, cancelUpload } from "#app/modules/media/media.server.ts";
import { uploadPartBytes, type UploadAnswer } from "#app/modules/media/media.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

const description = z.object({ name: z.string().max(1_000), bytes: z.number().int().nonnegative() });

/**
 * One step of an upload: POST with its name and size begins it, PUT brings a part of it, DELETE gives it up. The parts
 * of a file come in order, each with its place, so that an upload that was cut off goes on where it was.
 */
export async function actOnUpload(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  request: Request,
) {
  const query = new URL(request.url).searchParams;
  const fileId = query.get("file") ?? "";
  if (!isId(conversationId) || (request.method !== "POST" && !isId(fileId)))
    return answer({ outcome: "not_found" });
  switch (request.method) {
    case "POST":
      return begin(scope, staff, conversationId, request);
    case "PUT":
      return append(scope, staff, { fileId, offset: Number(query.get("offset")) }, request);
    case "DELETE":
      await cancelUpload(scope, fileId, staff.id);
      return answer({ outcome: "cancelled" });
    default:
      return answer({ outcome: "not_found" });
  }
}

async function begin(scope: ShopScope, staff: StaffMember, conversationId: string, request: Request) {
  const described = description.safeParse(await request.json().catch(() => null));
  if (!described.success) return answer({ outcome: "not_found" });
  return answer(await attachFile(scope, { conversationId, staffId: staff.id, ...described.data }));
}

async function append(
  scope: ShopScope,
  staff: StaffMember,
  place: { fileId: string; offset: number },
  request: Request,
) {
  const bytes = await bodyOf(request);
  if (!bytes || !Number.isSafeInteger(place.offset)) return answer({ outcome: "not_found" });
  return answer(await appendUpload(scope, { ...place, staffId: staff.id, bytes }));
}

/** The bytes of a part; null when they are more than a part may have. */
async function bodyOf(request: Request): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  const reader = request.body?.getReader();
  for (let length = 0; ;) {
    const next = await reader?.read();
    if (!next || next.done) break;
    length += next.value.length;
    if (length > uploadPartBytes) return null;
    pieces.push(next.value);
  }
  return Buffer.concat(pieces);
}

function answer(said: UploadAnswer) {
  return json(said, { status: said.outcome === "not_found" ? 404 : 200 });
}
