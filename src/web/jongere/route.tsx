import { readHome } from '../../passport/home.ts';
import { chooseRoute } from '../../passport/route.ts';
import { catalog } from '../../questions/catalog.ts';
import { type RouteId, routeIds } from '../../questions/model.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { asksRoute, readChapter, wayInto } from './way.ts';

/** Mbo, work, or not known yet (F13). Switching loses nothing, and the page says so. `naar`: the chapter that asked for it. */
export const routeRoute = ownerRoute(paths.route(), {
  async get({ actor, house, view, query, show }) {
    const { route } = await readHome(actor, house);
    return show(<RoutePage view={view} route={route} to={readChapter(query.get('naar'))} />);
  },
  async post({ actor, house, form, go, view }) {
    const home = await readHome(actor, house);
    const typed = form.get('route');
    const route = typed === later ? null : (routeIds.find((id) => id === typed) ?? home.route);
    if (route !== home.route) await chooseRoute(actor, house, route);
    const to = readChapter(form.get('naar'));
    if (to === undefined) return go(paths.home());
    // Who does not know yet goes on all the same, and is not asked a second time.
    if (route === null && asksRoute(to, null, home.filled)) {
      const [first] = view.catalog.questionsIn(to, undefined).core;
      return go(first === undefined ? paths.chapter(to) : paths.question(to, first.id));
    }
    return go(wayInto(view, to, { ...home, route }));
  },
});

const later = 'nog-niet';

function RoutePage({ view, route, to }: { view: View; route: RouteId | null; to: string | undefined }) {
  const { t, language } = view;
  const options = [
    ...catalog.routes.map(({ id, words }) => ({
      value: id,
      words: words[language],
      note: t(id === 'mbo' ? 'fill.route-mbo' : 'fill.route-werk'),
    })),
    { value: later, words: catalog.states.unknown[language], note: t('fill.route-later'), apart: true },
  ];
  return (
    <Page view={view} title={t('fill.route-title')} back={paths.home()} here="passport">
      <Form view={view} action={paths.route()}>
        {to === undefined ? null : <input type="hidden" name="naar" value={to} />}
        <Radios
          name="route"
          legend={t('fill.route-title')}
          hint={t('fill.route-lead')}
          asHeading
          options={options}
          chosen={[route ?? later]}
        />
        <Actions>
          <Button kind="main">{t('common.go-on')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
