import { languageNames, languages } from '../../words/language.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Mark } from './mark.tsx';

export type Here = 'passport' | 'sharing' | 'settings';
/** A link in the menu; `here` marks the page that it leads to. */
export type MenuItem = { href: string; words: string; here?: boolean };

type TopProps = {
  view: View;
  here?: Here | undefined;
  menu?: readonly MenuItem[] | undefined;
  typing?: { form: string; action: string } | undefined;
};

/** The top of every page: home, language, who is signed in, a way out, and a menu of at most four tasks (U35). */
export function PageTop(props: TopProps) {
  const { view } = props;
  const home = view.visitor.kind === 'owner' ? paths.home() : paths.start();
  return (
    <header class="frame-top">
      <div class="column">
        <div class="frame-row">
          <a class="brand" href={home}>
            <Mark />
            <span>{view.t('common.product')}</span>
          </a>
          <LanguageSwitch {...props} />
        </div>
        <SignedIn {...props} />
      </div>
    </header>
  );
}

/** A button for each other language, in its own words (L1). In the middle of a form it sends that form along (L2). */
function LanguageSwitch({ view, typing }: TopProps) {
  const others = languages.filter((language) => language !== view.language);
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

/** Menu and name. Signing out stands in sight on a device that others use too (C13), and for professionals. */
function SignedIn({ view, here, menu }: TopProps) {
  const { visitor, t } = view;
  if (visitor.kind === 'nobody' || visitor.kind === 'receiver') return null;
  const items = menu ?? (visitor.kind === 'owner' ? ownMenu(view, here) : []);
  const leave = visitor.kind === 'staff' || visitor.sharedDevice;
  return (
    <div class="frame-row">
      {items.length === 0 ? null : (
        <nav aria-label={t('common.menu')}>
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
      )}
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
    </div>
  );
}

function ownMenu({ t }: View, here: Here | undefined): MenuItem[] {
  return [
    { href: paths.home(), words: t('common.my-passport'), here: here === 'passport' },
    { href: paths.sharing(), words: t('common.sharing'), here: here === 'sharing' },
    { href: paths.settings(), words: t('common.settings'), here: here === 'settings' },
  ];
}
