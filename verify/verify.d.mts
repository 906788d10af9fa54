export type Flaw = { n: number; nl: string; en: string };
export function check(taken: unknown, against?: { before?: unknown; key?: string | undefined }): Flaw[];
export function canonical(value: unknown): string;
