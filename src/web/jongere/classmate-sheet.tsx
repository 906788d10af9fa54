import type { Classmate } from '../../look/classmates.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** What there is to do with a classmate, in the order in which it helps most: give, read, ask. */
type ToDo = { handle: string; what: 'geef' | 'lees' | 'vraag' };

/** The one yellow press of the page: what somebody waits for comes first. */
export function firstOf(classmates: readonly Classmate[]): ToDo | undefined {
  const what = (kind: ToDo['what'], fits: (one: Classmate) => boolean): ToDo | undefined => {
    const found = classmates.find(fits);
    return found && { handle: found.handle, what: kind };
  };
  return (
    what('geef', ({ theirs }) => theirs?.given === false) ??
    what('lees', ({ mine }) => mine?.state === 'given') ??
    what('vraag', ({ mine }) => mine === undefined)
  );
}

type Props = { view: View; classmate: Classmate; main: ToDo | undefined };

/** One classmate, both ways: what you can give, and what you get. */
export function ClassmateSheet(props: Props) {
  const { view, classmate } = props;
  return (
    <Sheet as="li">
      <h3>
        <bdi>{classmate.called}</bdi>
      </h3>
      <Form view={view} action={paths.askClassmate()}>
        <input type="hidden" name="wie" value={classmate.handle} />
        <div class="flow">
          <Gives {...props} />
          <Gets {...props} />
        </div>
      </Form>
    </Sheet>
  );
}

const kindOf = ({ classmate, main }: Props, what: ToDo['what']): 'main' | 'line' =>
  main?.handle === classmate.handle && main.what === what ? 'main' : 'line';

function Gives(props: Props) {
  const { view, classmate } = props;
  const { called: name, theirs } = classmate;
  const { t } = view;
  if (theirs === undefined) return <p class="soft">{t('classmates.not-asked-you', { name })}</p>;
  return (
    <>
      <p>{t(theirs.given ? 'classmates.gave' : 'classmates.asks-you', { name })}</p>
      <p class="screen-only">
        <Button kind={kindOf(props, 'geef')} name="doe" value="geef" id={`geef-${classmate.handle}`}>
          {t(theirs.given ? 'classmates.see-given' : 'classmates.give', { name })}
        </Button>
      </p>
    </>
  );
}

const saysOf = {
  asked: ['classmates.asked', 'classmates.see-asked'],
  given: ['classmates.got', 'classmates.read'],
  heard: ['classmates.heard', 'classmates.read-again'],
} as const;

function Gets(props: Props) {
  const { view, classmate } = props;
  const { called: name, mine } = classmate;
  const { t } = view;
  if (mine === undefined)
    return (
      <>
        <p>{t('classmates.ask-what', { name })}</p>
        <p class="screen-only">
          <Button kind={kindOf(props, 'vraag')} name="doe" value="vraag" id={`vraag-${classmate.handle}`}>
            {t('classmates.ask', { name })}
          </Button>
        </p>
      </>
    );
  const [says, does] = saysOf[mine.state];
  const href = mine.state === 'asked' ? paths.other(mine.invitation) : paths.otherRead(mine.invitation);
  return (
    <>
      <p>{t(says, { name })}</p>
      <p class="screen-only">
        <LinkButton kind={kindOf(props, 'lees')} href={href}>
          {t(does, { name })}
        </LinkButton>
      </p>
    </>
  );
}
