import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type Response, type Router } from "express";
import type { SandboxContext } from "../context.ts";
import { pause } from "../http.ts";
import { leaflet, photo, voice } from "./pictures.ts";
import type { World } from "./world.ts";

interface Asset {
  type: string;
  bytes: Buffer;
}

const clip = fileURLToPath(new URL("./public/clip.mp4", import.meta.url));

/**
 * Where Instagram keeps what people send. Its addresses are signed, live for a while and die with what they lead to, as
 * those of Meta's media hosts do.
 */
export class Cdn {
  readonly #ctx: SandboxContext;
  readonly #world: World;
  readonly #secret = randomBytes(32);
  /** What the app sent, as it was when Meta fetched it. */
  readonly #sent = new Map<string, Asset>();
  /** Assets whose message was taken back. */
  readonly #withdrawn = new Set<string>();
  readonly #made = new Map<string, Asset>();
  /** Where copies outlive the process; in memory only when undefined. */
  readonly #dir: string | undefined;

  constructor(ctx: SandboxContext, world: World, dir?: string) {
    this.#ctx = ctx;
    this.#world = world;
    this.#dir = dir;
  }

  /** A fresh address of an asset. */
  address(asset: string): string {
    const minted = this.#world.now().toString(36);
    const base = `http://localhost:${this.#ctx.config.port}/cdn/${asset}`;
    return `${base}?minted=${minted}&signature=${this.#sign(asset, minted)}`;
  }

  /** The same asset's address as it would be given out now; other addresses stay what they are. */
  fresh(url: string): string {
    const asset = this.#assetOf(url);
    return asset === undefined ? url : this.address(asset);
  }

  /** Keeps a copy of what the app sent. @returns its address here */
  keep(asset: Asset): string {
    const id = randomUUID();
    this.#sent.set(id, asset);
    if (this.#dir !== undefined) {
      mkdirSync(this.#dir, { recursive: true });
      writeFileSync(`${this.#dir}/${id}`, asset.bytes);
      writeFileSync(`${this.#dir}/${id}.type`, asset.type);
    }
    return this.address(`sent/${id}`);
  }

  /** What an address leads to is taken back: from now on there is nothing. */
  withdraw(url: string): void {
    const asset = this.#assetOf(url);
    if (asset !== undefined) this.#withdrawn.add(asset);
  }

  router(): Router {
    const router = express.Router();
    router.get(/.*/, (req, res) => {
      const asset = decodeURIComponent(req.path.slice(1));
      const query = req.query as Record<string, string | undefined>;
      const status = this.#statusOf(asset, query["minted"] ?? "", query["signature"] ?? "");
      const found = status === 200 ? this.#find(asset) : undefined;
      void this.#answer(res, found, found ? 200 : status === 200 ? 404 : status).then((answered) => {
        const call = { target: "meta.media", method: "GET", path: req.originalUrl };
        this.#ctx.calls.add({ ...call, request: { headers: req.headers }, status: answered, response: null });
      });
    });
    return router;
  }

  /** Under the fault that was ordered for the next fetch, if there is one. */
  async #answer(res: Response, found: Asset | undefined, status: number): Promise<number | "cut"> {
    const fault = this.#ctx.faults.take("meta.media");
    if (fault?.kind === "delay") await pause(fault.ms);
    if (fault?.kind === "error") return sendStatus(res, fault.status ?? 503);
    if (!found) return sendStatus(res, status);
    res.type(found.type);
    if (fault?.kind !== "cut") {
      res.send(found.bytes);
      return status;
    }
    res.setHeader("content-length", found.bytes.length);
    if (fault.when === "after") res.write(found.bytes.subarray(0, found.bytes.length / 2));
    await pause(100);
    res.destroy();
    return "cut";
  }

  #statusOf(asset: string, minted: string, signature: string): number {
    const { mediaLifeMs, mediaAliveSince } = this.#world.settings;
    const at = Number.parseInt(minted, 36);
    const expired = at < mediaAliveSince || this.#world.now() > at + mediaLifeMs;
    if (signature !== this.#sign(asset, minted) || expired) return 403;
    return this.#withdrawn.has(asset) ? 404 : 200;
  }

  #find(asset: string): Asset | undefined {
    const [folder = "", name = ""] = asset.split("/");
    if (folder === "sent") return this.#sent.get(name) ?? this.#fromDisk(name);
    const known = this.#made.get(asset) ?? made(folder, name);
    if (known && this.#made.size < 200) this.#made.set(asset, known);
    return known;
  }

  #fromDisk(id: string): Asset | undefined {
    const file = `${this.#dir}/${id}`;
    if (this.#dir === undefined || !/^[0-9a-f-]{36}$/.test(id) || !existsSync(file)) return undefined;
    return { bytes: readFileSync(file), type: readFileSync(`${file}.type`, "utf8") };
  }

  #assetOf(url: string): string | undefined {
    return /^http:\/\/localhost:\d+\/cdn\/([^?]+)/.exec(url)?.[1];
  }

  #sign(asset: string, minted: string): string {
    return createHmac("sha256", this.#secret).update(`${asset}?${minted}`).digest("hex").slice(0, 32);
  }
}

function sendStatus(res: Response, status: number): number {
  res
    .status(status)
    .type("text")
    .send(status === 403 ? "URL signature expired" : "Not found");
  return status;
}

/** What people send, made on the spot from its name. */
function made(folder: string, name: string): Asset | undefined {
  switch (folder) {
    case "photos":
      return { type: "image/png", bytes: photo(name) };
    case "voices":
      return { type: "audio/wav", bytes: voice() };
    case "clips":
      return { type: "video/mp4", bytes: readFileSync(clip) };
    case "files":
      return { type: "application/pdf", bytes: leaflet(name) };
    default:
      return undefined;
  }
}
