/** A row as a person can read it: its columns by name, sealed ones opened. */
export type PackageRow = Record<string, unknown>;

/** How a package is written, piece by piece. `first` is true for the first of its kind in what it stands in. */
export interface PackageFormat {
  contentType: string;
  begin(facts: PackageFacts): string;
  beginPerson(number: number, persons: number): string;
  beginTable(table: string, first: boolean): string;
  row(row: PackageRow, first: boolean): string;
  /** What stands before and after the base64 of a file, which comes in pieces. */
  file(row: PackageRow, first: boolean, contentType: string): [before: string, after: string];
  endTable(rows: number): string;
  endPerson(): string;
  end(): string;
}

export interface PackageFacts {
  /** Domain of the store. */
  store: string;
  made: Date;
  persons: number;
}

/** For another system: `{ store, made, persons: [{ <table>: [row] }] }`. A file is the row's `content`, as a data: address. */
export const jsonPackage: PackageFormat = {
  contentType: "application/json; charset=utf-8",
  begin: ({ store, made }) =>
    `{"store":${JSON.stringify(store)},"made":${JSON.stringify(made.toISOString())},"persons":[`,
  beginPerson: (number) => (number === 1 ? "{" : ",{"),
  beginTable: (table, first) => `${first ? "" : ","}${JSON.stringify(table)}:[`,
  row: (row, first) => `${first ? "" : ","}${JSON.stringify(row)}`,
  file: (row, first, contentType) => [
    `${first ? "" : ","}${JSON.stringify(row).slice(0, -1)},"content":"data:${contentType};base64,`,
    '"}',
  ],
  endTable: () => "]",
  endPerson: () => "}",
  end: () => "]}",
};
