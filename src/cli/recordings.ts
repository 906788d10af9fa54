import { spokenLanguages, spokenPages, toRecord } from '../web/recordings.ts';

/** What there is to record, as text: per language and page the name that the file is to have, and the words to read aloud. */
export function listRecordings(language: string | undefined): string {
  const wanted = spokenLanguages.filter((one) => language === undefined || one === language);
  if (wanted.length === 0)
    throw new Error(`No pages are spoken in "${language}". There are: ${spokenLanguages.join(', ')}.`);
  return wanted
    .flatMap((one) => spokenPages.map((page) => toRecord(page, one)))
    .map(({ file, words }) => `${file}.mp3\n${words.map((line) => `  ${line}\n`).join('')}`)
    .join('\n');
}
