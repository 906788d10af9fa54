import type { CompanionLanguage } from '../../words/language.ts';

export const isMachineMade = (language: CompanionLanguage): boolean => language !== 'nl';
