import 'hono/jsx';

/** The custom elements of src/web/client, as the server writes them. */
type Enhanced = {
  class?: string;
  id?: string;
  children?: import('hono/jsx').Child;
  [data: `data-${string}`]: string | undefined;
};

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'pvs-auto-save': Enhanced;
      'pvs-region': Enhanced & { id: string };
      'pvs-refresh': Enhanced & { id: string; seconds: string };
      'pvs-copy': Enhanced;
      'pvs-print': Enhanced;
      'pvs-countdown': Enhanced & { until: string };
      'pvs-quick-exit': Enhanced;
      'pvs-fragment-code': Enhanced;
    }
  }
}
