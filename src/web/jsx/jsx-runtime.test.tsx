import v8 from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kept, raw } from './jsx-runtime.ts';

const drawn = (markup: { toString(): string }): string => markup.toString();

test('what somebody typed stays words: in an element and in an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const [, title = '', words = ''] =
        /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(drawn(<p title={typed}>{typed}</p>)) ?? [];
      expect(readBack(title)).toBe(typed);
      expect(readBack(words)).toBe(typed);
    }),
  );
});

function readBack(text: string): string {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return text.replaceAll(
    /&(?:lt|gt|quot|amp|#(\d+));/g,
    (entity, number) => Reflect.get(signs, entity) ?? String.fromCharCode(number),
  );
}

test('a dash, dots or an arrow leave a page with one byte a sign; other scripts stand in it as they are', () => {
  // What V8 writes of a string begins (after two bytes of its own) with a quote when it keeps one byte a sign.
  const isNarrow = (words: string): boolean =>
    v8.serialize(drawn(<p title={words}>{words}</p>))[2] === '"'.charCodeAt(0);
  expect(drawn(<p>3 – 4 … → één</p>)).toBe('<p>3 &#8211; 4 &#8230; &#8594; één</p>');
  expect([isNarrow('3 – 4 … → één'), isNarrow('أنا')]).toEqual([true, false]);
  expect(drawn(<p>أنا – Олена 😀</p>)).toBe('<p>أنا &#8211; Олена 😀</p>');
});

test('words that look like markup come out of a component as words', () => {
  const Said = ({ words }: { words: string }) => <>{words}</>;
  expect(drawn(<Said words="<script>" />)).toBe('&lt;script&gt;');
  const Plain = () => '<b>';
  expect(drawn(<Plain />)).toBe('&lt;b&gt;');
});

test('nothing, true and false are left out; lists stand behind each other', () => {
  const items = ['a', 'b'].map((one) => <li>{one}</li>);
  expect(
    drawn(
      <ul>
        {null}
        {undefined}
        {true}
        {false}
        {items}
        {0}
      </ul>,
    ),
  ).toBe('<ul><li>a</li><li>b</li>0</ul>');
});

test('a switch is there or not; true and false are words for the others; what is undefined is not there', () => {
  expect(drawn(<input type="checkbox" checked disabled={false} aria-invalid={true} id={undefined} />)).toBe(
    '<input type="checkbox" checked="" aria-invalid="true"/>',
  );
});

test('text that is markup already stays as it is', () => {
  expect(drawn(<style>{raw('a > b {}')}</style>)).toBe('<style>a > b {}</style>');
});

test('a kept drawing is drawn once for each of its words, and stays right', () => {
  let times = 0;
  const Dot = kept(({ words }: { words: string }) => {
    times += 1;
    return <b>{words}</b>;
  });
  expect([drawn(<Dot words="a" />), drawn(<Dot words="b" />), drawn(<Dot words="a" />)]).toEqual([
    '<b>a</b>',
    '<b>b</b>',
    '<b>a</b>',
  ]);
  expect(times).toBe(2);
  for (let n = 0; n < 1_000; n++) drawn(<Dot words={`${n}`} />);
  drawn(<Dot words="a" />);
  expect(times).toBe(1_003);
});
