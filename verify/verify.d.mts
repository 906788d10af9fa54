export type Flaw = { n: number; nl: string; en: string };
export function check(taken: unknown, against?: { before?: unknown; key?: string | undefined }): Flaw[];
export function canonical(value: unknown): string;
export function credentialFlaws(credential: unknown, against?: { key?: string | undefined }): Flaw[];
export function keyIn(did: string): string;
