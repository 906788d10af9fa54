/**
 * Every table in the house, by its full name. Each room adds its own with
 * `declare module '../store/tables.ts' { interface Tables { 'passport.answer': AnswerTable } }`,
 * so that the types stand beside the SQL that uses them.
 */
export interface Tables {
  'store.migration': MigrationTable;
}

/** Which migration files this database has had. Written by the owner of the tables, read by the app. */
export type MigrationTable = {
  number: number;
  name: string;
  hash: string;
  at: Date;
};
