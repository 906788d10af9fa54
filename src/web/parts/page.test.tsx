import { expect, test } from 'vitest';
import { withSigns } from '../../../tests/harness/signs.ts';
import { plainLook } from '../view.ts';
import { FirstScreenEnd } from './first-screen.tsx';
import { Page } from './page.tsx';
import { testView } from './test-view.ts';

const render = (over = {}, props = {}): string =>
  withSigns(
    String(
      <Page view={testView(over)} title="Delen" heading="Wie kan mijn paspoort zien?" {...props}>
        <p>Inhoud</p>
      </Page>,
    ),
  );

test('L3: a page says its language and direction, and carries the look in attributes', () => {
  const page = render({
    look: { ...plainLook, theme: 'rustig', text: '130', spacing: 'ruim', font: 'lexend' },
  });
  expect(page).toMatch(
    /^<!DOCTYPE html><html lang="nl" dir="ltr" data-theme="rustig" data-text="130" data-spacing="ruim" data-font="lexend">/,
  );
});

test('a page has one h1, and none of its own when the form carries it', () => {
  expect(render().match(/<h1/g)).toHaveLength(1);
  expect(render({}, { heading: undefined })).not.toContain('<h1');
});

test('U9: after a submit that could not be taken the title says so first', () => {
  expect(render()).toContain('<title>Delen – Paspoort voor Succes</title>');
  expect(render({}, { fault: true })).toContain('<title>Fout: Delen – Paspoort voor Succes</title>');
});

test('L1: the language switch names the other language in its own words', () => {
  expect(render()).toMatch(/<button[^>]*value="en"[^>]*lang="en"[^>]*>English<\/button>/);
  expect(render()).toContain('<input type="hidden" name="terug" value="/mijn?x=1"/>');
});

test('L2: in the middle of a form the switch sends that form, and Enter still means go on', () => {
  const page = render({}, { typing: { form: 'vraag', action: '/mijn/wie/wie2' } });
  expect(page).toMatch(
    /<button[^>]*value="en"[^>]*form="vraag" formaction="\/mijn\/wie\/wie2"[^>]*formnovalidate/,
  );
  const first = page.match(/<button[^>]*form="vraag"[^>]*>/)?.[0];
  expect(first).toContain('class="enter-first"');
  expect(first).not.toContain('name=');
});

test('C13: signing out stands in sight on a shared device; the name always (U29)', () => {
  expect(render()).toContain('Uitloggen');
  const own = render({ visitor: { kind: 'owner', name: '<b>Noor</b>', sharedDevice: false } });
  expect(own).not.toContain('Uitloggen');
  expect(own).toContain('&lt;b&gt;Noor&lt;/b&gt;');
});

test('U35, U38, A20: at most four items in the menu; sharing and help on every page', () => {
  const page = render({}, { here: 'sharing' });
  const menu = page.match(/<ul class="menu">.*?<\/ul>/)?.[0] ?? '';
  expect(menu.match(/<li>/g)?.length).toBeLessThanOrEqual(4);
  expect(menu).toContain('<a href="/delen" aria-current="page">Delen</a>');
  expect(page).toContain('href="/hulp"');
  expect(render({ visitor: { kind: 'nobody' } })).toContain('href="/hulp"');
});

test('nothing on a page is inline: no style, no script, no handler', () => {
  const page = render({}, { quickExit: true, back: '/mijn' });
  expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  expect(page).not.toContain('target=');
});

test('a page is drawn when its end is there, and a longer one when its first screen is', () => {
  const waits = (page: string): string => /<link rel="expect" href="#([^"]+)"/.exec(page)?.[1] ?? '';
  expect(render()).toContain(`<script id="${waits(render())}"`);
  expect(String(<FirstScreenEnd />)).toBe(
    `<span id="${waits(render({}, { firstScreen: true }))}" hidden=""></span>`,
  );
});
