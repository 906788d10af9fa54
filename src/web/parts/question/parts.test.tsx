import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSigns } from '../../../../tests/harness/signs.ts';
import { anyAnswer } from '../../../questions/any-answer.ts';
import { catalog } from '../../../questions/catalog.ts';
import { answerFromForm } from '../../../questions/form.ts';
import type { Answer, Question } from '../../../questions/model.ts';
import { testView } from '../test-view.ts';
import { OtherAnswers, QuestionParts } from './parts.tsx';

const render = (question: Question, answer?: Answer, language: 'nl' | 'en' = 'nl'): string =>
  String(
    <QuestionParts
      view={testView({ language })}
      question={question}
      answer={answer}
      issues={[]}
      sourcesOf={() => [{ of: 'luisteren', name: 'Luisteren', own: false }]}
    />,
  );

describe.each(catalog.questions.map((question) => [question.id, question] as const))('%s', (_, question) => {
  test('A6: what stands in the form is the answer, whatever the answer', () => {
    fc.assert(
      fc.property(anyAnswer(question), (answer) => {
        const sent = answerFromForm(question, sentBy(render(question, answer)), answer);
        expect(unordered(sent)).toEqual(unordered(answer));
        expect(answerFromForm(question, sentBy(render(question, sent)), sent)).toEqual(sent);
      }),
      { numRuns: 25 },
    );
  });

  test('U1: one h1, and it is the question; ids are unique, every field has a label', () => {
    for (const language of ['nl', 'en'] as const) {
      const page = render(question, undefined, language);
      const headings = [...page.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words]) => decode(bare(words ?? '')));
      expect(headings).toEqual([question.title[language]]);
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const labelled = new Set([...page.matchAll(/<label[^>]*\sfor="([^"]+)"/g)].map(([, id]) => id));
      const fields = page.match(/<(input|textarea)(?![^>]*type="hidden")[^>]*>/g) ?? [];
      expect(fields.filter((field) => !labelled.has(field.match(/\sid="([^"]+)"/)?.[1]))).toEqual([]);
    }
  });

  test('Enter means go on: the first button of the form carries nothing', () => {
    expect(render(question).match(/<button[^>]*>/)?.[0]).not.toMatch(/name=/);
  });
});

test('U2: not knowing and rather talking are buttons', () => {
  const buttons = String(<OtherAnswers view={testView()} />);
  expect(buttons).toContain('name="state" value="unknown"');
  expect(buttons).toContain('name="state" value="talk"');
});

/** The fields as a browser sends them: what is checked, hidden or typed. */
function sentBy(page: string): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [, tag, attributes = '', inside = ''] of page.matchAll(
    /<(input|textarea)([^>]*)>(?:([^<]*)<\/textarea>)?/g,
  )) {
    const of = (name: string): string =>
      decode(attributes.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? '');
    const box = /type="(checkbox|radio)"/.test(attributes);
    if (!box || attributes.includes('checked='))
      sent.append(of('name'), tag === 'input' ? of('value') : decode(inside));
  }
  return sent;
}

/** Boxes come in the order of the page; which one was ticked first is not kept. */
function unordered({ parts }: Answer): unknown {
  return Object.fromEntries(
    Object.entries(parts).map(([id, part]) => {
      if (part.kind === 'choice') return [id, { ...part, chosen: [...part.chosen].sort() }];
      if (part.kind === 'checklist') return [id, { ...part, done: [...part.done].sort() }];
      if (part.kind !== 'cards') return [id, part];
      return [id, { ...part, chosen: [...part.chosen].sort((a, b) => a.card.localeCompare(b.card)) }];
    }),
  );
}

function decode(html: string): string {
  return withSigns(html).replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&',
  );
}

function bare(html: string): string {
  return html.replace(/<[^>]+>/g, '');
}
