import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type InvitationId, readId } from '../../base/id.ts';
import { endorse, isConfirmed } from '../../mirror/endorse.ts';
import { readHeard } from '../../mirror/hear.ts';
import type { Taken } from '../../mirror/model.ts';
import { skillWords } from '../gesprekspartner/card.tsx';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** A confirmed skill to take along as a file that anybody can check (F77): the young person chooses what stands in it, and nothing is chosen beforehand. */
export const otherBadgeRoute = ownerRoute(pattern.otherBadge, {
  alone: true,
  async get(asked) {
    const { id, taken } = await confirmedIn(asked);
    return asked.show(<BadgePage view={asked.view} id={id} taken={taken} />);
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const { id } = await confirmedIn(asked);
    const chosen = new Set(form.getAll('erin'));
    const told = { called: chosen.has('ik'), by: chosen.has('wie'), sentence: chosen.has('zin') };
    const credential = await endorse(actor, house, id, told, view.language);
    return new Response(`${JSON.stringify(credential, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="bevestiging.json"',
      },
    });
  },
});

async function confirmedIn({ actor, house, params }: Asked<OwnerActor>) {
  const id = readId<InvitationId>(params.invitation);
  const heard = id && (await readHeard(actor, house, id));
  const taken = heard?.taken;
  if (id === undefined || taken === undefined || !isConfirmed(taken))
    throw new Fault('not-there', 'no skill that was confirmed');
  return { id, taken };
}

type Props = { view: View; id: InvitationId; taken: Taken & { skill: NonNullable<Taken['skill']> } };

function BadgePage({ view, id, taken }: Props) {
  const { t } = view;
  const { skill, sight, by, sentence, role } = taken;
  const { words } = skillWords(companionView(view, view.language), skill);
  const options = [
    { value: 'ik', words: t('badge.me') },
    ...(by === '' ? [] : [{ value: 'wie', words: t('badge.who'), note: <bdi>{by}</bdi> }]),
    ...(sentence === '' ? [] : [{ value: 'zin', words: t('badge.sentence'), note: <bdi>{sentence}</bdi> }]),
  ];
  return (
    <Page
      view={view}
      title={t('badge.title')}
      heading={t('badge.title')}
      lead={t('badge.lead')}
      back={paths.otherRead(id)}
      here="passport"
    >
      <div class="stack">
        <Sheet>
          <h2>{words}</h2>
          <p>
            {t(sight === 'partly' ? 'badge.stands-partly' : 'badge.stands-yes', {
              role: t(`mirror.role-${role}`),
            })}
          </p>
        </Sheet>
        <Form view={view} action={paths.otherBadge(id)}>
          <Checks
            name="erin"
            legend={t('badge.more')}
            hint={t('badge.more-hint')}
            options={options}
            chosen={[]}
          />
          <Actions>
            <Button kind="main">{t('badge.take')}</Button>
          </Actions>
        </Form>
        <p>{t('badge.copies')}</p>
        <Disclosure words={t('badge.how')}>
          <p>{t('badge.how-what')}</p>
          <Link href={paths.witness()}>{t('badge.how-check')}</Link>
        </Disclosure>
      </div>
    </Page>
  );
}
