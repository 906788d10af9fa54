import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin } from '../../../tests/harness/owner.ts';
import { companionLanguages, languageNames } from '../../words/language.ts';
import { companionText } from '../../words/text.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

describe('the home assignment (F45)', () => {
  it.each(companionLanguages)(
    'stands in %s for anybody with the link, three questions and room to write',
    async (language) => {
      const { status, html } = await doors.browser().get(`${paths.homeAssignment('kan')}?taal=${language}`);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${language}" dir="${languageNames[language].direction}"`);
      for (const n of [1, 2, 3] as const)
        expect(html).toContain(companionText(language, `companion.home-kan-${n}`).replaceAll("'", '&#39;'));
      expect(html.match(/class="room-to-write"/g)).toHaveLength(3);
    },
  );

  it('knows nothing of a passport, whoever opens it', async () => {
    const noor = await begin(doors, 'Noor');
    const own = await noor.browser.get(paths.homeAssignment('wie'));
    expect(own.html).not.toContain('Noor');
    expect(own.html).not.toContain('pvs-unsent');
  });

  it('is made by a young person: a part, a language, a link and a QR code; nothing is kept', async () => {
    const sam = await begin(doors, 'Sam');
    const made = await sam.browser.get(`${paths.assignment()}?deel=wil&in=ti`);
    expect(made.html).toContain('/thuis/wil?taal=ti');
    expect(made.html).toContain('<svg');
  });
});
