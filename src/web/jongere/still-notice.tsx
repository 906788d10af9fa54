import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../view.ts';

/** "Klopt dit nog?": `ja`, or anything else for not sure. */
export const stillField = 'nog';

/** Above an answer of an earlier school year (U32): it stands, and is looked at again. Changing it is the third answer. */
export function StillNotice({ view, action }: { view: View; action: string }) {
  const { t } = view;
  return (
    <Notice>
      <p>
        <strong>{t('memory.of-before')}</strong> {t('memory.of-before-what')}
      </p>
      <Form view={view} action={action} id="klopt">
        <Actions>
          <Button compact name={stillField} value="ja">
            {t('memory.holds')}
          </Button>
          <Button compact name={stillField} value="twijfel">
            {t('memory.unsure')}
          </Button>
        </Actions>
      </Form>
    </Notice>
  );
}
