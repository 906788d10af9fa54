import { generate } from 'lean-qr';
import type { Child } from '#jsx/jsx-runtime';

/** A QR code of `address`, with the words beside it that say the same for who cannot scan. `name` says where it leads. */
export function Qr(props: { address: string; name: string; large?: boolean; children?: Child }) {
  const { size, path } = squares(props.address);
  return (
    <div class={props.large === true ? 'qr large' : 'qr'}>
      <svg
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label={props.name}
        shape-rendering="crispEdges"
      >
        <path d={path} />
      </svg>
      {props.children === undefined ? null : <div>{props.children}</div>}
    </div>
  );
}

/** The dark modules as one path, runs in a row joined. */
function squares(address: string): { size: number; path: string } {
  const code = generate(address);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      path += `M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`;
    }
  }
  return { size: code.size, path };
}
