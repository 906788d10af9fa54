import type { Browser, Node } from './doors.ts';

/** A stream of server-sent events, as a browser with these cookies opens it at this node. */
export type Events = {
  status: number;
  /** The next event whole, comments left out; `undefined` when the stream has ended. Rejects after five seconds of silence. */
  next(): Promise<string | undefined>;
  hangUp(): Promise<void>;
};

export async function listen(node: Node, browser: Browser, path: string): Promise<Events> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await node.app.request(
    new Request(new URL(path, 'http://localhost:3000'), { headers: { cookie, 'accept-language': 'nl' } }),
  );
  const reader = response.body?.getReader();
  const text = new TextDecoder();
  let rest = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const event = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (event.startsWith('event:')) return event;
        continue;
      }
      const got = await reader?.read();
      if (got === undefined || got.done) return undefined;
      rest += text.decode(got.value, { stream: true });
    }
  };
  return {
    status: response.status,
    next: () => Promise.race([next(), silence()]),
    hangUp: async () => void (await reader?.cancel()),
  };
}

function silence(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('nothing came for five seconds')), 5_000).unref();
  });
}
