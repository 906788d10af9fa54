import type { StaffActor } from '../../access/actor.ts';
import type { Worker } from '../../insight/school.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

type Props = { view: View; worker: Worker; action: string };

/** Letters to somebody at work came back: why, what to do instead, and a way to begin anew (C6, P41). */
export function MailBack({ view, worker: { person, mail, name, returned }, action }: Props) {
  const { t } = view;
  if (returned === undefined) return null;
  return (
    <Notice kind="mind">
      <p>
        {t('post.staff-back', { mail })} {t(`letters.why-${returned.why}`)}
      </p>
      <p>
        {returned.stopped ? `${t('post.staff-stopped')} ` : null}
        {t('post.staff-do')}
      </p>
      <Form view={view} action={action}>
        <Button compact name="doe" value={`mail.${person}`} spoken={`${t('post.staff-try')}: ${name}`}>
          {t('post.staff-try')}
        </Button>
      </Form>
    </Notice>
  );
}

/** Where a letter goes to somebody new: what to say when it does not arrive, or when there is no mail at all. */
export function HandOver({ asked: { view, desk } }: { asked: Asked<StaffActor> }) {
  const address = (desk.origin() + paths.staffSignIn()).replace(/^https?:\/\//, '');
  return <p class="soft">{view.t('post.staff-hand', { address })}</p>;
}
