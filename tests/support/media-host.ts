import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import { afterAll } from "vitest";
import { png } from "#sandbox/meta/png.ts";
import { leaflet, voice } from "#sandbox/meta/pictures.ts";

/** What a host answers at one address. */
type Answer = Buffer | ((response: ServerResponse) => void);

/** A host of media that the operator vouched for, in the hands of the test. */
export class MediaHost {
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server: Server;
  #n = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<MediaHost> {
    const server = createServer();
    const host = new MediaHost(server);
    server.on("request", (request, response) => {
      host.asked.push(request.url ?? "");
      const answer = host.#answers.get(request.url ?? "");
      if (answer === undefined) response.writeHead(404).end();
      else if (typeof answer === "function") answer(response);
      else response.end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    afterAll(() => {
      server.close();
      server.closeAllConnections();
    });
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Puts something at an address of its own. @returns the address */
  put(answer: Answer): string {
    const path = `/${(this.#n += 1)}`;
    this.#answers.set(path, answer);
    return this.origin + path;
  }

  /** Whatever was at an address, this is there now. */
  change(url: string, answer: Answer): void {
    this.#answers.set(new URL(url).pathname, answer);
  }
}

/** Files as people send them. */
export const samples = {
  picture: (size = 48) => png(size, (x, y) => [Math.round(255 * x), Math.round(255 * y), 90]),
  voice,
  document: () => leaflet("Care instructions"),
  /** The beginning of a video, and noise: as large as it is asked for. */
  video: (bytes = 500_000) =>
    Buffer.concat([
      Buffer.from("00000020667479706d703432000000006d70343269736f6d", "hex"),
      randomBytes(bytes - 24),
    ]),
  page: () => Buffer.from("<!doctype html><html><script>alert(1)</script></html>"),
  drawing: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'),
};
