import { languageNames } from '../../words/language.ts';
import { companionView, withNames } from '../gesprekspartner/in-tongue.tsx';
import { ReplyForm } from '../gesprekspartner/reply-page.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { ownInvitation } from './own-invitation.ts';

/** What the companion will see, in the language that was chosen for them, and nothing that can be sent (C17). */
export const otherPreviewRoute = ownerRoute(pattern.otherPreview, {
  async get(asked) {
    const { view, show } = asked;
    const { id, who, asked: question, ends } = await ownInvitation(asked);
    const there = companionView(view, who.language);
    const names = { name: question.called, who: who.name };
    const before = { asked: question, ends, reply: undefined, revision: 0, heard: false };
    return show(
      <Page
        view={view}
        title={view.t('mirror.title')}
        heading={view.t('mirror.look', { who: who.name })}
        lead={view.t('mirror.look-lead', { who: who.name })}
        back={paths.other(id)}
        here="passport"
      >
        <Sheet>
          <div lang={who.language} dir={languageNames[who.language].direction} class="flow">
            <h2>{withNames(there, `companion.${question.kind}-title`, names)}</h2>
            <p>{withNames(there, 'companion.asks', names)}</p>
            <ReplyForm view={there} before={before} reply={undefined} issues={[]} preview />
          </div>
        </Sheet>
      </Page>,
    );
  },
});
