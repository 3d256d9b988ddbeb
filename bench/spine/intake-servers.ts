/** Run as a process of its own: `floor` is bare node:http + HMAC + one INSERT, `couplet` is the product's intake. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";

const kind = process.argv[2];
const port = Number(process.argv[3]);

async function floor(): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
  await pool.query("CREATE TABLE IF NOT EXISTS bench_floor (id uuid PRIMARY KEY, digest bytea, body bytea)");
  const secret = process.env["INSTAGRAM_APP_SECRET"] ?? "";
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const digest = createHmac("sha256", secret).update(body).digest();
      const given = Buffer.from(String(request.headers["x-hub-signature-256"]).slice(7), "hex");
      if (given.length !== digest.length || !timingSafeEqual(given, digest))
        return void response.writeHead(401).end();
      pool
        .query({
          name: "floor",
          text: "INSERT INTO bench_floor VALUES ($1, $2, $3)",
          values: [randomUUID(), digest, body],
        })
        .then(
          () => response.writeHead(200).end("stored"),
          () => response.writeHead(500).end(),
        );
    });
  };
}

async function couplet() {
  const { serveIntake } = await import("#app/web/intake.server.ts");
  return (request: IncomingMessage, response: ServerResponse) => void serveIntake(request, response);
}

const handler = kind === "floor" ? await floor() : await couplet();
createServer(handler).listen(port, "127.0.0.1", () => process.stdout.write("listening\n"));
