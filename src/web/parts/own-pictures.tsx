import { type PictureName, pictures } from '../../identity/own-pictures.ts';
import type { View } from '../view.ts';
import { Checks } from './choice.tsx';
import { Picture } from './pictures/picture.tsx';

/** The pictures to choose four out of, each with its word: to choose the own ones, and to recognise them later. */
export function OwnPictures({ view, issue }: { view: View; issue: string | undefined }) {
  const { t } = view;
  return (
    <Checks
      name="plaatje"
      legend={t('rescue.pictures-legend')}
      issue={issue}
      lay="pictured"
      // Never filled in again: whoever looks at a page that came back sees nothing.
      chosen={[]}
      options={pictures.map((name: PictureName) => ({
        value: name,
        words: t(`rescue.picture-${name}`),
        picture: <Picture name={name} />,
      }))}
    />
  );
}
