import type { Note } from '../../look/notes.ts';
import { intakeQuestion, seeNotes } from '../../look/notes.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { dayInWords } from './in-words.ts';

/** "Ik heb het gezien": from now on only what comes after this is new. */
export const seenRoute = ownerRoute(paths.seen(), {
  async post({ actor, house, go }) {
    await seeNotes(actor, house);
    return go(paths.home());
  },
});

/** What happened with the shares since the young person last said "seen" (U45, F70). Nothing when nothing did. */
export function News({ view, notes }: { view: View; notes: readonly Note[] }) {
  const { t } = view;
  if (notes.length === 0) return null;
  return (
    <Sheet as="section" tone="mint" labelledBy="nieuw">
      <h2 id="nieuw">{t('news.title')}</h2>
      <ul class="links">
        {notes.map((note) => (
          <li>
            <Link
              href={note.kind === 'intake' ? paths.question('stap', intakeQuestion) : paths.grant(note.grant)}
            >
              {inWords(view, note)}
            </Link>
            {note.kind === 'replied' && note.reply.words !== '' ? (
              <blockquote dir="auto">{note.reply.words}</blockquote>
            ) : null}
          </li>
        ))}
      </ul>
      <Form view={view} action={paths.seen()}>
        <Actions>
          <Button>{t('news.seen')}</Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

function inWords(view: View, note: Note): string {
  const { t, language } = view;
  const { who } = note;
  const day = showDay(language, note.at);
  if (note.kind === 'looked') return t('news.looked', { who, day });
  if (note.kind === 'intake') return t('news.intake', { who });
  if (note.kind === 'evaluate') return t('inbox.evaluate-you', { who });
  if (note.kind === 'asked') return t('news.asked', { who, day });
  if (note.kind === 'ends') return t('news.ends', { who, day: dayInWords(view, note.ends) });
  return t(`news.replied-${note.reply.kind}`, { who, day });
}
