import type { Actor } from '../../access/actor.ts';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

/** In demo mode no mail leaves: says where the letters are. Nothing in a real installation. */
export function DemoLetters({ asked }: { asked: Asked<Actor> }) {
  const { desk, view } = asked;
  if (!desk.config.demo) return null;
  return (
    <Notice>
      <p>{view.t('staff.demo-mail')}</p>
      <p>
        <Link href={paths.demoPost()}>{view.t('staff.demo-letters')}</Link>
      </p>
    </Notice>
  );
}
