import type { OverTime } from '../../export/over-time.ts';
import { catalog } from '../../questions/catalog.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** In "Alles uit mijn paspoort", on sheets of their own: what answers were before, the years, and the scratch pad. */
export function OverTimePart({ view, overTime }: { view: View; overTime: OverTime }) {
  const { earlier, years, scratchPad } = overTime;
  if (earlier.length === 0 && years.length === 0 && (scratchPad ?? '') === '') return null;
  const { t, language } = view;
  return (
    <div class="own-page">
      <Sheet as="section" labelledBy="vroeger">
        <h2 id="vroeger">{t('memory.over-time')}</h2>
        {earlier.map(({ asked, saved, lines, chosen }) => (
          <div class="asked-answered">
            <h3 class="asked">{t('memory.earlier-of', { question: asked })}</h3>
            <p class="soft">{t('memory.stood-until', { moment: showMoment(language, new Date(saved)) })}</p>
            {chosen ? null : <p class="soft">{t('keep.earlier-aside')}</p>}
            <div class="answered">
              <AnswerLines lines={lines} />
            </div>
          </div>
        ))}
        {years.map(({ year, made, portrait }) => (
          <div>
            <h3>{t('memory.year', { year: year.replace('-', '–') })}</h3>
            <p class="soft">{t('memory.year-made', { day: showDay(language, new Date(made)) })}</p>
            {portrait.route === null ? null : (
              <p class="soft">{catalog.routes.find(({ id }) => id === portrait.route)?.words[language]}</p>
            )}
            {portrait.chapters.flatMap(({ questions }) =>
              questions.map(({ question, lines, proofs = [] }) => (
                <div class="asked-answered" lang={portrait.language}>
                  <h4 class="asked">{question}</h4>
                  <div class="answered">
                    <AnswerLines lines={lines} />
                  </div>
                  {proofs.map((proof) => (
                    <p class="soft" lang={language}>
                      {t(`proofs.kind-${proof.kind}`)}
                      {proof.caption === '' ? null : (
                        <>
                          : <bdi>{proof.caption}</bdi>
                        </>
                      )}
                    </p>
                  ))}
                </div>
              )),
            )}
          </div>
        ))}
        {scratchPad === null || scratchPad === '' ? null : (
          <div>
            <h3>{t('memory.scratch')}</h3>
            {scratchPad.split('\n').map((line) => (
              <p>
                <bdi>{line}</bdi>
              </p>
            ))}
          </div>
        )}
      </Sheet>
    </div>
  );
}
