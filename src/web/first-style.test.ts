import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { firstStyle } from './first-style.ts';
import { allowStyle, securityHeaders } from './headers.ts';

const sheet = [
  '@layer base,parts;',
  '@font-face{font-family:"A{";src:url(/a.woff2)format("woff2")}',
  '@font-face{font-family:B C;src:url(/b.woff2)format("woff2")}',
  ':root{--pvs-font:"A{";--pvs-font-shown:var(--pvs-font)}',
  ':root[data-font=wide],[dir=rtl][data-font="wide"] a{--pvs-font:"B C"}:root[data-text="130"]{--a:1}',
  '@layer base{html{color:canvastext}table,td>a::after{top:0}.skip:focus,.column>a{top:0}}',
  '@layer parts{.menu a,.sheet.large{margin:0}@media (width<=40rem){.menu{display:none}.board{width:1px}}}',
  '.button:not(.large),:is(.sheet,.wide) p,#end:hover{border:0}.board .row,.board:has(.row){gap:0}',
  '@keyframes lands{from{opacity:0}to{opacity:1}}',
  '@media print{.menu{display:none}}',
].join('');
const page = (look: string): string =>
  `<html ${look}><body><nav class="menu column"><a class="button">.sheet</a></nav><p></p></body></html>`;

it('a first page carries what is said of its own elements and classes', () => {
  expect(firstStyle(sheet)(page('data-text="100"'))).toBe(
    [
      '@font-face{font-family:"A{";src:url(/a.woff2)format("woff2")}',
      '@layer base,parts;',
      ':root{--pvs-font:"A{";--pvs-font-shown:sans-serif}',
      '@layer base{html{color:canvastext}.column>a{top:0}}',
      '@layer parts{.menu a{margin:0}@media (width<=40rem){.menu{display:none}}}',
      '.button:not(.large),:is(.sheet,.wide) p,#end:hover{border:0}',
      '@keyframes lands{from{opacity:0}to{opacity:1}}',
    ].join(''),
  );
});

it('and of the look that was chosen, with the letters that belong to it', () => {
  const wide = firstStyle(sheet)(page('data-text="130" data-font="wide"'));
  expect(wide).toContain(':root[data-font=wide],[dir=rtl][data-font="wide"] a{--pvs-font:"B C"}');
  expect(wide).toContain(':root[data-text="130"]{--a:1}');
  expect(wide).toContain('@font-face{font-family:B C;');
});

it('a selector that asks for two classes stays when both are there, and a sheet that is broken is refused', () => {
  expect(firstStyle('.sheet.large,.a .b{margin:0}')('<p class="large sheet">')).toBe(
    '.sheet.large{margin:0}',
  );
  expect(() => firstStyle('@layer a{.b{margin:0}')).toThrow('does not close');
});

it('the policy lets through the styles that the page carries, to the letter, and no others', async () => {
  const app = new Hono().use(securityHeaders(true));
  app.get('/first', (context) => context.text(allowStyle(context, 'p{margin:0}')));
  app.get('/later', (context) => context.text('later'));
  const policy = async (path: string) =>
    (await app.request(path)).headers.get('content-security-policy') ?? '';
  expect(await policy('/first')).toContain(
    "style-src 'self' 'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA=';",
  );
  expect(await policy('/later')).toContain("style-src 'self';");
  expect(await policy('/first')).not.toContain('unsafe');
});
