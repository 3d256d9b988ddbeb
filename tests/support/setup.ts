import { Socket } from "node:net";

/** All traffic of tests stays on loopback: anything else fails the test that caused it. */
const loopback = /^(127\.|::1$|::ffff:127\.|localhost$)/;
const connect = Socket.prototype.connect;

Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  const host = targetHost(args);
  if (host !== undefined && !loopback.test(host)) {
    const refused = new Error(`a test tried to reach ${host}, which is not loopback`);
    process.nextTick(() => this.destroy(refused));
    throw refused;
  }
  return Reflect.apply(connect, this, args) as Socket;
} as typeof connect;

function targetHost(args: unknown[]): string | undefined {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  if (typeof first === "object" && first !== null) return (first as { host?: string; path?: string }).host;
  return typeof first === "number" && typeof second === "string" ? second : undefined;
}
