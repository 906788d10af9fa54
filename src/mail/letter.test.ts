import { describe, expect, it } from 'vitest';
import { companionLanguages, languages } from '../words/language.ts';
import { type Letter, ownNotes, write } from './letter.ts';
import { asMail } from './send.ts';
import { ownTalkEvents, talkEvents, writeTalk, writeTalkToOwner } from './talk-letter.ts';

const until = '2026-11-23T09:10:00.000Z';
const address = 'https://paspoort.example/inloggen';
const sender = { name: 'mevrouw Smit', at: 'De Proefschool', mail: 'smit@proefschool.example' };

/** One of each kind that there is: a new kind does not compile before it stands here. */
const kinds: { [kind in Exclude<Letter['kind'], 'question'>]: readonly Extract<Letter, { kind: kind }>[] } = {
  'sign-in-code': [{ kind: 'sign-in-code', code: 'K7T4 R9WX' }],
  'own-code': [{ kind: 'own-code', code: 'K7T4 R9WX' }],
  'own-address': [{ kind: 'own-address', code: 'K7T4 R9WX' }],
  'own-note': ownNotes.map((about) => ({ kind: 'own-note', about })),
  'address-gone': [{ kind: 'address-gone' }],
  'staff-factor': [{ kind: 'staff-factor' }],
  'staff-recovered': [{ kind: 'staff-recovered' }],
  welcome: [{ kind: 'welcome', address, sender }],
  share: [{ kind: 'share', address }],
  trial: [{ kind: 'trial' }],
  unused: [{ kind: 'unused', day: until }],
  'share-ends': [{ kind: 'share-ends', day: until }],
  'agreement-check': [{ kind: 'agreement-check' }],
  summer: [{ kind: 'summer' }],
  'check-in': [{ kind: 'check-in' }],
  'help-asked': [{ kind: 'help-asked' }],
};
const letters: readonly Letter[] = Object.values(kinds).flat();
const written = languages.flatMap((language) => [
  ...letters.map((letter) => write({ to: 'lezer@proefschool.example', language, until, letter })),
  ...talkEvents.map((what) =>
    writeTalk({ to: '', language, what, starts: new Date(until), was: new Date(until), calendar: undefined }),
  ),
  ...ownTalkEvents.map((what) => writeTalkToOwner('', language, what, new Date(until))),
]);
const questions = companionLanguages.flatMap((language) =>
  [true, false].map((reminder) =>
    write({ to: '', language, until, letter: { kind: 'question', address, reminder } }),
  ),
);

describe('every letter, in every language of its readers (C7)', () => {
  it.each([...written, ...questions].map((letter) => [letter.subject, letter] as const))(
    'has at most 80 words, the same as text and as HTML: %s',
    (_, { text, html, subject }) => {
      expect(text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(80);
      for (const line of text.trim().split('\n\n')) expect(html).toContain(line);
      expect(subject.length).toBeLessThanOrEqual(60);
    },
  );

  it('says nothing of who reads it, and nothing in it can be pressed or fetched (C1)', () => {
    for (const { subject, text, html } of [...written, ...questions]) {
      expect(`${subject} ${text} ${html}`).not.toContain('lezer');
      expect(html).not.toMatch(/<a\b|<img\b|<script|<link|src=|href=|url\(|@import/i);
      expect(subject).not.toMatch(/K7T4|https?:/);
    }
  });

  it('asks one thing: it has one code or one address, or none', () => {
    for (const { text } of [...written, ...questions])
      expect((text.match(/K7T4 R9WX|https:\/\/\S+/g) ?? []).length).toBeLessThanOrEqual(1);
  });

  it('has no sentence over fifteen words', () => {
    for (const { text } of written)
      for (const sentence of text.split(/[.?!:]\s|\n\n/))
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15);
  });

  it('shows signs of HTML as signs', () => {
    const letter = write({ to: '', language: 'nl', until, letter: { kind: 'sign-in-code', code: '<b>"&' } });
    expect(letter.html).toContain('&lt;b&gt;&quot;&amp;');
  });
});

describe('who a letter comes from (C7)', () => {
  const head = { from: 'Paspoort voor Succes <paspoort@regio.example>', reply: 'hulp@regio.example' };
  const one = (letter: Letter, more = {}) =>
    asMail(write({ to: 'x@y.example', language: 'nl', until, letter }), 'pvs-1', { ...head, ...more });

  it('is who gave a role, with the school, and an answer goes to them; the address stays ours (DMARC)', () => {
    expect(one({ kind: 'welcome', address, sender })).toMatchObject({
      from: { name: 'mevrouw Smit, De Proefschool', address: 'paspoort@regio.example' },
      replyTo: { name: 'mevrouw Smit', address: 'smit@proefschool.example' },
    });
  });

  it('is the product in any other letter, and an answer goes to a person of the region', () => {
    expect(one({ kind: 'trial' })).toMatchObject({ from: head.from, replyTo: 'hulp@regio.example' });
  });

  it('carries its token where a mail server gives it back', () => {
    expect(one({ kind: 'trial' })).toMatchObject({
      messageId: '<pvs-1@regio.example>',
      envelope: { from: 'paspoort@regio.example', to: 'x@y.example' },
      dsn: { id: 'pvs-1', return: 'headers', notify: ['failure'] },
    });
    const back = one({ kind: 'trial' }, { bounces: 'terug@regio.example' });
    expect(back.envelope.from).toBe('terug+pvs-1@regio.example');
  });
});
