import { catalog } from '../../../questions/catalog.ts';
import { stateField } from '../../../questions/field.ts';
import type { Answer, Part, PartKind, PartValue, Question } from '../../../questions/model.ts';
import type { Source } from '../../../questions/source.ts';
import type { View } from '../../view.ts';
import { Button, EnterFirst } from '../button.tsx';
import type { Issue } from '../error-summary.tsx';
import { CardsPart } from './cards.tsx';
import { ChecklistPart, ChoicePart, ScalePart, ScalesPart } from './choose.tsx';
import { EachPart } from './each.tsx';
import { ListPart } from './list.tsx';
import { type PartProps, say } from './props.ts';
import { RankPart } from './rank.tsx';
import { LongPart, ShortPart } from './text.tsx';
import { DatePart, NumberPart, SharePart, StoryPart } from './typed.tsx';

/**
 * Everything of a question that goes in its form: the one `h1` (as label or legend when there is one part), help, and a control for each part.
 * `issues` are the troubles of `checkAnswer` in words. `sourcesOf` gives what an "each" part can be about.
 */
export function QuestionParts(props: {
  view: View;
  question: Question;
  answer: Answer | undefined;
  issues: readonly Issue[];
  sourcesOf: (part: Part) => readonly Source[];
}) {
  const { view, question, answer, issues } = props;
  const alone = question.parts.length === 1 && question.parts[0]?.kind !== 'share';
  return (
    <div class="fields">
      <EnterFirst />
      {alone ? null : (
        <div class="page-head">
          <h1>{say(view, question.title)}</h1>
          <p class="hint">{say(view, question.help)}</p>
        </div>
      )}
      {question.parts.map((part) => (
        <QuestionPart
          view={view}
          question={question}
          part={part}
          value={answer?.parts[part.id]}
          issues={issues}
          isQuestion={alone}
          sources={props.sourcesOf(part)}
        />
      ))}
    </div>
  );
}

type AnyPart = Omit<PartProps<PartKind>, 'part' | 'value'> & { part: Part; value: PartValue | undefined };

/** The control of one part. A value of another kind than the part is left out: it came from another version. */
export function QuestionPart({ part, value, ...rest }: AnyPart) {
  switch (part.kind) {
    case 'short':
      return <ShortPart {...rest} part={part} value={value?.kind === 'short' ? value : undefined} />;
    case 'long':
      return <LongPart {...rest} part={part} value={value?.kind === 'long' ? value : undefined} />;
    case 'cards':
      return <CardsPart {...rest} part={part} value={value?.kind === 'cards' ? value : undefined} />;
    case 'choice':
      return <ChoicePart {...rest} part={part} value={value?.kind === 'choice' ? value : undefined} />;
    case 'scale':
      return <ScalePart {...rest} part={part} value={value?.kind === 'scale' ? value : undefined} />;
    case 'scales':
      return <ScalesPart {...rest} part={part} value={value?.kind === 'scales' ? value : undefined} />;
    case 'rank':
      return <RankPart {...rest} part={part} value={value?.kind === 'rank' ? value : undefined} />;
    case 'list':
      return <ListPart {...rest} part={part} value={value?.kind === 'list' ? value : undefined} />;
    case 'checklist':
      return <ChecklistPart {...rest} part={part} value={value?.kind === 'checklist' ? value : undefined} />;
    case 'date':
      return <DatePart {...rest} part={part} value={value?.kind === 'date' ? value : undefined} />;
    case 'number':
      return <NumberPart {...rest} part={part} value={value?.kind === 'number' ? value : undefined} />;
    case 'story':
      return <StoryPart {...rest} part={part} value={value?.kind === 'story' ? value : undefined} />;
    case 'each':
      return <EachPart {...rest} part={part} value={value?.kind === 'each' ? value : undefined} />;
    case 'share':
      return <SharePart {...rest} part={part} value={undefined} />;
  }
}

/** "Dat weet ik nog niet" and "Liever in een gesprek": real buttons of the form, always there (U2). */
export function OtherAnswers({ view }: { view: View }) {
  return (
    <div class="row">
      {(['unknown', 'talk'] as const).map((state) => (
        <Button
          kind="line"
          compact
          name={stateField}
          value={state}
          icon={state === 'talk' ? 'talk' : undefined}
          noCheck
        >
          {say(view, catalog.states[state])}
        </Button>
      ))}
    </div>
  );
}
