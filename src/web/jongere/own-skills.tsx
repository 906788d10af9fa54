import { cardIn } from '../../questions/card-words.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Answers, SetLanguage } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import { CardChoice, ChoiceRows } from '../parts/choice.tsx';
import { Group } from '../parts/group.tsx';
import type { View } from '../view.ts';

/** A skill that can be confirmed: a card that was chosen, or own words, with the example that was written with it. */
export type OwnSkill = { card: string; words: string; own: boolean; example: string | undefined };

/** The skills that this young person chose (kan1), each with the example (kan2); the whole deck when none was chosen yet. */
export function ownSkills(answers: Answers, language: SetLanguage): OwnSkill[] {
  const chosen = Object.values(answers.kan1?.parts ?? {}).flatMap((value) =>
    value.kind === 'cards' ? value.chosen : [],
  );
  if (chosen.length === 0)
    return catalog.deck('skills').cards.map(({ id, words }) => ({
      card: id,
      words: words[language],
      own: false,
      example: undefined,
    }));
  return chosen.map(({ card, own }) => ({
    card,
    words: own ?? cardIn('skills', card, language).words,
    own: own !== undefined,
    example: exampleOf(answers, card, language),
  }));
}

/** What was written about one card, as it reads on one line after the other. */
function exampleOf(answers: Answers, card: string, language: SetLanguage): string | undefined {
  const question = catalog.question('kan2');
  const answer = answers.kan2;
  if (question === undefined || answer === undefined || answer.state !== 'given') return undefined;
  const parts = Object.fromEntries(
    Object.entries(answer.parts).map(([id, value]) => [
      id,
      value.kind === 'each' ? { ...value, about: value.about.filter(({ of }) => of === card) } : value,
    ]),
  );
  const lines = readAnswer(question, { ...answer, parts }, language).filter(({ own }) => own);
  return lines.length === 0 ? undefined : lines.map(({ text }) => text).join('\n');
}

/** Which of them a form names. */
export const skillOf = (form: URLSearchParams, skills: readonly OwnSkill[]): OwnSkill | undefined =>
  skills.find(({ card }) => card === form.get('kaart'));

/** One skill to choose. An example goes along only when it is ticked: nothing is chosen beforehand (U41). */
export function SkillChoice(props: { view: View; skills: readonly OwnSkill[]; form: URLSearchParams }) {
  const { view, skills, form } = props;
  const { t } = view;
  return (
    <Group id="f-kaart" legend={t('mirror.skill')}>
      <ChoiceRows
        type="radio"
        name="kaart"
        chosen={form.getAll('kaart')}
        options={skills.map(({ card, words, example }) => ({
          value: card,
          words: <bdi>{words}</bdi>,
          more:
            example === undefined ? undefined : (
              <CardChoice
                type="checkbox"
                name={`voorbeeld-${card}`}
                id={`voorbeeld-${card}`}
                value="ja"
                words={t('mirror.skill-example', { example })}
                checked={form.has(`voorbeeld-${card}`)}
              />
            ),
        }))}
      />
    </Group>
  );
}
