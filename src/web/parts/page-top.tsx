import { languageNames, languages, offeredOf } from '../../words/language.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { EnterFirst } from './button.tsx';
import { Mark } from './mark.tsx';

export type Here = 'passport' | 'talks' | 'sharing' | 'settings';
/** A link in the menu; `here` marks the page that it leads to. */
export type MenuItem = { href: string; words: string; here?: boolean };

type TopProps = {
  view: View;
  here?: Here | undefined;
  menu?: readonly MenuItem[] | undefined;
  typing?: { form: string; action: string } | undefined;
};

/** The top of every page: home, who is signed in, a way out, the language, and a menu of at most four tasks (U35). */
export function PageTop(props: TopProps) {
  const { view } = props;
  const { kind } = view.visitor;
  const inside = kind === 'owner' || kind === 'staff';
  return (
    <header class="frame-top">
      <div class="column">
        <div class="frame-row">
          <a class={inside ? 'brand small-on-phone' : 'brand'} href={homeOf(view)}>
            <Mark />
            <span>{view.t('common.product')}</span>
          </a>
          <div class="frame-actions">
            <SignedIn view={view} />
            <LanguageSwitch {...props} />
          </div>
        </div>
        <Menu {...props} />
      </div>
    </header>
  );
}

function homeOf({ visitor }: View): string {
  if (visitor.kind === 'owner') return paths.home();
  return visitor.kind === 'staff' ? paths.staffHome() : paths.start();
}

/** A button for each other language, in its own words (L1). In the middle of a form it sends that form along (L2). */
function LanguageSwitch({ view, typing }: TopProps) {
  const others = offeredOf(languages, view.theme?.tongues).filter((language) => language !== view.language);
  const buttons = others.map((language) => (
    <button
      type="submit"
      class="frame-button"
      name="taal"
      value={language}
      lang={language}
      dir={languageNames[language].direction}
      form={typing?.form}
      formaction={typing?.action}
      formnovalidate={typing !== undefined}
    >
      {languageNames[language].name}
    </button>
  ));
  const label = <span class="frame-label">{view.t('common.language')}</span>;
  if (typing !== undefined) {
    return (
      <div class="frame-actions">
        <EnterFirst form={typing.form} />
        {label}
        {buttons}
      </div>
    );
  }
  return (
    <form class="frame-actions" method="post" action={paths.language()}>
      <input type="hidden" name="terug" value={view.address} />
      {label}
      {buttons}
    </form>
  );
}

/** Signing out stands in sight on a device that others use too (C13), and for professionals. */
function SignedIn({ view: { visitor, t } }: { view: View }) {
  if (visitor.kind !== 'owner' && visitor.kind !== 'staff') return null;
  const leave = visitor.kind === 'staff' || visitor.sharedDevice;
  return (
    <form class="frame-actions" method="post" action={paths.signOut()}>
      <span class="frame-label">
        <bdi>{visitor.name}</bdi>
      </span>
      {leave ? (
        <button type="submit" class="frame-button">
          {t('common.sign-out')}
        </button>
      ) : null}
    </form>
  );
}

function Menu({ view, here, menu }: TopProps) {
  const items = menu ?? (view.visitor.kind === 'owner' ? ownMenu(view, here) : []);
  if (items.length === 0) return null;
  return (
    <nav aria-label={view.t('common.menu')}>
      <ul class="menu">
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.here === true ? 'page' : undefined}>
              {item.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ownMenu({ t }: View, here: Here | undefined): MenuItem[] {
  return [
    { href: paths.home(), words: t('common.my-passport'), here: here === 'passport' },
    { href: paths.talks(), words: t('talks.menu'), here: here === 'talks' },
    { href: paths.sharing(), words: t('common.sharing'), here: here === 'sharing' },
    { href: paths.settings(), words: t('common.settings'), here: here === 'settings' },
  ];
}
