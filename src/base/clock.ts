/** Where time enters. Tests pass a clock that they can stop. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** `at` moved by `milliseconds`, as a new date. */
export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
