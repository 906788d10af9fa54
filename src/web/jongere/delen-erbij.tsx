import type { OwnerActor } from '../../access/actor.ts';
import { type ContributionId, type GrantId, type PersonId, readId } from '../../base/id.ts';
import { type BesideChoices, callQuestion, chooseBeside, readBesideChoices } from '../../look/beside.ts';
import type { Share } from '../../sharing/list.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks, Radios } from '../parts/choice.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { ownDraft } from './own-share.ts';

/** Beside one's own words: what the mentor wrote, and how to call the mentor. Nothing is chosen beforehand (U37, U41, F39). */
export const shareBesideRoute = ownerRoute(pattern.grantBeside, {
  async get(asked) {
    const draft = await ownDraft(asked);
    const choices = await readBesideChoices(asked.actor, asked.house, draft.id);
    if (!hasBeside(choices)) return asked.go(paths.grantPreview(draft.id));
    return asked.show(<BesidePage view={asked.view} draft={draft} choices={choices} />);
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const draft = await ownDraft(asked);
    const { contributions } = await readBesideChoices(actor, house, draft.id);
    const wanted = form.getAll('deel');
    const chosen: readonly ContributionId[] = contributions
      .map(({ id }) => id)
      .filter((id) => wanted.includes(id));
    await chooseBeside(actor, house, draft.id, {
      contributions: chosen,
      person: readId<PersonId>(form.get('bellen') ?? undefined),
      handover: form.has('overdracht'),
    });
    return go(paths.grantPreview(draft.id));
  },
});

/** After what was chosen: this step where there is anything to put beside a share, else the preview. */
export async function stepAfterChoices(asked: Asked<OwnerActor>, grant: GrantId): Promise<string> {
  const choices = await readBesideChoices(asked.actor, asked.house, grant);
  return hasBeside(choices) ? paths.grantBeside(grant) : paths.grantPreview(grant);
}

const hasBeside = ({ contributions, cards }: BesideChoices): boolean =>
  contributions.length + cards.length > 0;

type Props = { view: View; draft: Share; choices: BesideChoices };

function BesidePage({ view, draft, choices }: Props) {
  const { t, language } = view;
  const { contributions, chosen } = choices;
  const who = draft.receiver.name;
  return (
    <Page
      view={view}
      title={t('guidance.beside')}
      heading={t('guidance.beside')}
      lead={t('guidance.beside-lead', { who })}
      back={paths.grantWhat(draft.id)}
      here="sharing"
    >
      <Form view={view} action={paths.grantBeside(draft.id)}>
        {contributions.length === 0 ? null : (
          <Checks
            name="deel"
            legend={t('guidance.beside-parts')}
            hint={t('guidance.beside-parts-hint', { who })}
            options={contributions.map((one) => ({
              value: one.id,
              words: t('guidance.from', { name: one.name }),
              note: showDay(language, one.written),
            }))}
            chosen={chosen.contributions}
          />
        )}
        <Call view={view} choices={choices} who={who} />
        <Actions>
          <Button kind="main">{t('share.see-first')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** As nod8 was answered: without a yes there is no card, and the page says where to say yes. */
function Call({ view, choices, who }: { view: View; choices: BesideChoices; who: string }) {
  const { t } = view;
  const { cards, when, chosen } = choices;
  if (cards.length === 0) return null;
  if (when === 'no' || when === 'unanswered') {
    return (
      <p>
        {t(when === 'no' ? 'guidance.call-no' : 'guidance.call-unanswered')}{' '}
        <a href={paths.question('nodig', callQuestion)}>{t('guidance.call-question')}</a>
      </p>
    );
  }
  return (
    <>
      <Radios
        name="bellen"
        legend={t('guidance.call-choose', { who })}
        hint={t(when === 'together' ? 'guidance.call-together-hint' : 'guidance.call-hint')}
        options={[
          { value: 'nee', words: t('guidance.call-none') },
          ...cards.map(({ person, card }) => ({
            value: person as string,
            words: t('guidance.call-one', { name: card.name }),
            note: card.phone,
          })),
        ]}
        chosen={chosen.person === undefined ? [] : [chosen.person]}
      />
      <Checks
        name="overdracht"
        legend={t('guidance.handover')}
        options={[{ value: 'ja', words: t('guidance.handover-wish'), note: t('guidance.handover-what') }]}
        chosen={chosen.handover ? ['ja'] : []}
      />
    </>
  );
}
