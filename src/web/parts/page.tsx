import { type Child, raw } from '#jsx/jsx-runtime';
import { languageNames } from '../../words/language.ts';
import { paths } from '../paths.ts';
import type { FrameView, View } from '../view.ts';
import { firstScreenEnd } from './first-screen.tsx';
import { Icon } from './icon.tsx';
import { PageBottom } from './page-bottom.tsx';
import { type Here, type MenuItem, PageTop } from './page-top.tsx';
import { PairLine } from './pair-line.tsx';
import { QuickExit } from './quick-exit.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { Letters, Styles, WholeStyles } from './styles.tsx';

export type PageProps = {
  view: View;
  /** What the page is about, without the product's name. Never anything personal: titles stay in histories. */
  title: string;
  /** The words of the one `h1`. Leave it out when the page's form carries its own, as a label or legend. */
  heading?: Child;
  /** One or two sentences under the heading. */
  lead?: Child;
  /** Where "Terug" leads, at the top start. */
  back?: string | undefined;
  /** False where nobody reads for oneself: the board of a class. Else "Lees voor" stands at the top end. */
  readAloud?: boolean;
  /** At the top end, beside "Lees voor": stop all. */
  beside?: Child;
  /** Which item of the menu this page is. */
  here?: Here;
  /** Another menu than that of the young person. */
  menu?: readonly MenuItem[] | undefined;
  /**
   * The form that is being filled in: switching language then sends it to `action`, which saves what was typed and comes back in the
   * language of the field `taal` (L2).
   */
  typing?: { form: string; action: string } | undefined;
  /** "Snel weg" on pages about home, health and support (U14). */
  quickExit?: boolean;
  /** True after a submit that could not be taken: the title says so first (U9). */
  fault?: boolean;
  /** Files are sent or something is spoken here: a script of its own, that other pages do not wait for. */
  voice?: boolean;
  /** A passkey is made or used here: the same. */
  passkeys?: boolean;
  locked?: boolean;
  /** The page is longer than the screen of a phone, and says with `FirstScreenEnd` where that ends: so far it is drawn before the rest. */
  firstScreen?: boolean;
  /** For pages that lay out side by side. */
  wide?: boolean;
  children: Child;
};

/** A whole page: the frame that all pages share, around `children`. */
export function Page(props: PageProps) {
  const { view } = props;
  return (
    <Document
      view={view}
      title={titleOf(view, props)}
      wide={props.wide === true}
      voice={props.voice === true}
      passkeys={props.passkeys === true}
      locked={props.locked === true}
      firstScreen={props.firstScreen === true}
    >
      <PageTop view={view} here={props.here} menu={props.menu} typing={props.typing} />
      <PairLine view={view} />
      <main id="inhoud" class="column" tabindex={-1}>
        <Bar {...props} />
        <PageHead {...props} />
        {props.children}
      </main>
      {view.unsentKey === undefined ? null : <LineStatus {...props} />}
      <PageBottom view={view} />
    </Document>
  );
}

/** The title of the document, never anything personal; a fault says so first (U9). */
export function titleOf({ t }: FrameView, { title, fault }: Pick<PageProps, 'title' | 'fault'>): string {
  return `${fault === true ? `${t('common.fault')} ` : ''}${title} – ${t('common.product')}`;
}

export function PageHead({ heading, lead }: Pick<PageProps, 'heading' | 'lead'>) {
  if (heading === undefined) return null;
  return (
    <div class="page-head">
      <h1>{heading}</h1>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
    </div>
  );
}

type DocumentProps = {
  view: FrameView;
  title: string;
  wide: boolean;
  voice?: boolean;
  passkeys?: boolean;
  locked?: boolean;
  firstScreen?: boolean;
  children: Child;
};

/** The document around any page of the house: language and direction, look, styles, script, and the way past the top. */
export function Document(props: DocumentProps) {
  const { view } = props;
  const { look, assets } = view;
  const body = (
    <body class={props.wide ? 'wide' : undefined}>
      <a class="skip" href="#inhoud">
        {view.t('common.to-content')}
      </a>
      {view.training === true ? (
        <aside class="training" aria-label={view.t('common.training')}>
          <strong>{view.t('common.training')}</strong>
        </aside>
      ) : null}
      {props.children}
      <Scripts {...props} />
      <WholeStyles assets={assets} />
    </body>
  );
  const around = (head: Child) => (
    <html
      lang={view.language}
      dir={languageNames[view.language].direction}
      data-theme={look.theme}
      data-text={look.text}
      data-spacing={look.spacing}
      data-font={look.font}
    >
      {head}
      {body}
    </html>
  );
  const head = (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.title}</title>
      <Letters assets={assets} font={look.font} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <Styles assets={assets} page={() => String(around(null))} />
      {view.theme?.brand === undefined ? null : (
        <link rel="stylesheet" href={paths.themeStyles(view.theme.version)} />
      )}
      <UnsentKey view={view} />
      <link
        rel="expect"
        href={`#${props.firstScreen === true ? firstScreenEnd : pageEnd}`}
        blocking="render"
      />
      <meta name="robots" content="noindex" />
      <meta name="format-detection" content="telephone=no" />
    </head>
  );
  return raw(`<!DOCTYPE html>${around(head)}`);
}

/** The scripts, and the end of the page: a browser stops reading at a script and draws what it has, and it finds these ahead all the same. */
function Scripts({ view: { assets }, voice, passkeys, locked }: DocumentProps) {
  return (
    <>
      {voice === true && assets.voice !== undefined ? <script type="module" src={assets.voice} /> : null}
      {passkeys === true && assets.passkeys !== undefined ? (
        <script type="module" src={assets.passkeys} />
      ) : null}
      {locked === true && assets.locked !== undefined ? <script type="module" src={assets.locked} /> : null}
      <script id={pageEnd} type="module" src={assets.script} />
    </>
  );
}

const pageEnd = 'einde';

/** With what the script seals what is typed and not saved yet. It takes this out of the page when it has read it (decision 0019). */
function UnsentKey({ view: { unsentKey, mark } }: { view: FrameView }) {
  return unsentKey === undefined ? null : <meta name="pvs-unsent" content={`${mark} ${unsentKey}`} />;
}

/** What is said of the line where no form says it: the one polite place of the page, empty until there is something to say (A14). */
function LineStatus({ view: { t, visitor }, typing }: PageProps) {
  const shared = visitor.kind === 'owner' && visitor.sharedDevice;
  return (
    <pvs-line
      class="line"
      data-back={t('common.line-back')}
      data-stay={t('common.line-stay')}
      data-waits={t('common.line-waits')}
      data-look={t('common.line-look')}
      data-idle={shared ? idleSeconds : undefined}
      data-touch={shared ? paths.touch() : undefined}
    >
      {typing === undefined ? <p role="status" data-line="" /> : null}
      {shared ? (
        <template>
          <div class="notice mind" data-warning="">
            <p>{t('common.idle-soon')}</p>
            <button type="button" class="button">
              {t('common.idle-stay')}
            </button>
          </div>
        </template>
      ) : null}
    </pvs-line>
  );
}

/** After so many seconds without a request a session on a shared device is over (`session-rows.ts`); warned of two minutes ahead (A18). */
const idleSeconds = 1_800;

/** "Terug" at the start; at the end "Lees voor", what the page puts there, and "Snel weg": the same places on every page (U48). */
function Bar({ view, back, beside, quickExit, readAloud }: PageProps) {
  return (
    <div class="page-bar">
      {back === undefined ? (
        <span />
      ) : (
        <a class="back" href={back}>
          <Icon name="back" />
          <span>{view.t('common.back')}</span>
        </a>
      )}
      <div class="page-bar-end">
        {readAloud === false ? null : <ReadAloud view={view} />}
        {beside}
        {quickExit === true ? <QuickExit view={view} /> : null}
      </div>
    </div>
  );
}
