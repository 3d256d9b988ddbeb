import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type ColumnType,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";

/**
 * The driver adapter Prisma's CLI runs its schema engine on, so that no engine has to be downloaded.
 * Works around two faults of adapter-pg 6.19: it cannot decode the catalogue types `name` (oid 19) and
 * `"char"` (oid 18). They are reported as text and as a character column.
 */
export async function migrationAdapter(): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const factory = new PrismaPg(connectionParts(process.env["DATABASE_URL"] ?? "postgresql://localhost/none"));
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => decoding(await factory.connect()),
    connectToShadowDb: async () => decoding(await factory.connectToShadowDb()),
  };
}

/** Host, port, user, password and database apart: a `connectionString` would override the shadow database. */
function connectionParts(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

const catalogueTypes: Record<number, number> = { 18: ColumnTypeEnum.Character, 19: ColumnTypeEnum.Text };

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

function decoding(adapter: Adapter): Adapter {
  // The adapter's own version splits scripts at every semicolon, function bodies included.
  adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      const decoded = await decodeCatalogue(adapter, query, error);
      if (decoded) return decoded;
      throw error;
    }
  };
  return adapter;
}

/** Asks again past the adapter's decoder and maps the catalogue types ourselves. */
async function decodeCatalogue(adapter: Adapter, query: Parameters<Adapter["queryRaw"]>[0], error: unknown) {
  if (!String((error as Error)?.message ?? error).includes("Unsupported") && !isUnsupportedType(error))
    return;
  const result = await adapter.underlyingDriver().query({
    text: query.sql,
    values: query.args as unknown[],
    rowMode: "array",
  });
  return {
    columnNames: result.fields.map((field) => field.name),
    columnTypes: result.fields.map(
      ({ dataTypeID }) => (catalogueTypes[dataTypeID] ?? plainType(dataTypeID)) as ColumnType,
    ),
    rows: result.rows as unknown[][],
  };
}

function isUnsupportedType(error: unknown): boolean {
  const cause = (error as { cause?: { kind?: string } } | null)?.cause;
  return cause?.kind === "UnsupportedNativeDataType";
}

function plainType(oid: number) {
  const types: Record<number, number> = {
    16: ColumnTypeEnum.Boolean,
    20: ColumnTypeEnum.Int64,
    21: ColumnTypeEnum.Int32,
    23: ColumnTypeEnum.Int32,
    26: ColumnTypeEnum.Int64,
    700: ColumnTypeEnum.Float,
    701: ColumnTypeEnum.Double,
    1003: ColumnTypeEnum.TextArray,
    1009: ColumnTypeEnum.TextArray,
  };
  return types[oid] ?? ColumnTypeEnum.Text;
}
