import { expect, test } from 'vitest';
import { Checks, Radios } from './choice.tsx';
import { Code } from './code.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { fieldId, LongField, TextField } from './field.tsx';
import { Qr } from './qr.tsx';
import { testView } from './test-view.ts';

const view = testView();

test('P12: label, hint, problem and input come in that order and belong together', () => {
  const field = String(
    <TextField view={view} name="p.tot" label="Tot" hint="Een dag." issue="Kies een dag." value={'"<x>'} />,
  );
  const order = ['<label', 'f-p-tot-hint', 'f-p-tot-issue', '<input'].map((piece) => field.indexOf(piece));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(field).toContain('for="f-p-tot"');
  expect(field).toContain('aria-describedby="f-p-tot-hint f-p-tot-issue"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain('value="&quot;&lt;x&gt;"');
});

test('a sound field says nothing about problems', () => {
  const field = String(<LongField view={view} name="a" label="A" value="</textarea><b>" optional />);
  expect(field).not.toMatch(/aria-invalid|aria-describedby/);
  expect(field).toContain('&lt;/textarea&gt;');
  expect(field).toContain('(niet verplicht)');
});

test('choices are native, named, checked as chosen, and each has its own label', () => {
  const options = [
    { value: 'rust', words: 'Rust' },
    { value: 'druk', words: 'Druk' },
  ];
  const checks = String(<Checks name="p.x" legend="Kies" hint="Hint" options={options} chosen={['druk']} />);
  expect(checks).toMatch(/<fieldset id="f-p-x" aria-describedby="f-p-x-hint"><legend/);
  expect(checks).toMatch(/<input type="checkbox" id="f-p-x-druk" name="p.x" value="druk" checked=""/);
  expect(checks).not.toMatch(/value="rust" checked/);
  expect(checks).toContain('<label for="f-p-x-rust">');
  const radios = String(<Radios name="p.x" legend="Kies" asHeading options={options} chosen={[]} />);
  expect(radios).toContain('<h1>Kies</h1>');
  expect(radios).not.toContain('checked=""');
});

test('U9: the summary leads to the field and says the same words', () => {
  const summary = String(<ErrorSummary view={view} issues={[{ field: 'p.tot', words: 'Kies een dag.' }]} />);
  expect(summary).toContain(`<a href="#${fieldId('p.tot')}">Kies een dag.</a>`);
  expect(summary).toContain('tabindex="-1"');
  expect(summary).toContain('Kijk nog naar 1 ding.');
  expect(String(<ErrorSummary view={view} issues={[]} />)).not.toContain('<section');
});

test('a code is spoken sign by sign, and shown in blocks', () => {
  const code = String(<Code view={view} code="K7T4R 9WX2B" />);
  expect(code).toContain('Code: K 7 T 4 R, 9 W X 2 B');
  expect(code.match(/aria-hidden="true">(K7T4R|9WX2B)</g)).toHaveLength(2);
});

test('a QR code is one path with a name', () => {
  const qr = String(<Qr address="https://example.org/inzage/abc" name="QR-code" />);
  expect(qr).toContain('role="img" aria-label="QR-code"');
  expect(qr.match(/<path/g)).toHaveLength(1);
  expect(qr.length).toBeLessThan(12_000);
});
