import type { Line } from '../../questions/show.ts';
import { languageOf } from '../../words/script.ts';

/** A line up to this long stands in a row with others. */
const short = 60;

/**
 * An answer for somebody who prepares a talk: words chosen stand in a row, the fields of one thing run on as one sentence or a short
 * story. The same lines as the owner's own page has, on a third of the paper (F72).
 */
export function CompactLines({ lines }: { lines: readonly Line[] }) {
  return (
    <div class="terse">
      {blocks(lines).map((block) => (
        <>
          {block.heading === undefined ? null : <p class="answer-heading">{block.heading}</p>}
          {block.item === undefined ? <Loose lines={block.lines} /> : <Thing lines={block.lines} />}
        </>
      ))}
    </div>
  );
}

type Block = { heading: string | undefined; item: number | undefined; lines: Line[] };

/** A new block where a heading stands and where another thing begins. */
function blocks(lines: readonly Line[]): Block[] {
  const found: Block[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && line.heading === undefined && line.item === last.item) last.lines.push(line);
    else found.push({ heading: line.heading, item: line.item, lines: [line] });
  }
  return found;
}

/** Lines that each say something by themselves. Labels stand before them: "Plannen: gaat wel". */
function Loose({ lines }: { lines: readonly Line[] }) {
  const rank = lines.every((line) => /^\d+$/.test(line.label ?? ''));
  const mixed = lines.some((line) => (line.label === undefined) !== (lines[0]?.label === undefined));
  if (lines.length === 1 || mixed || lines.some(isStory)) {
    return (
      <>
        {lines.map((line) => (
          <p>
            {line.label === undefined ? null : <span class="soft">{line.label} </span>}
            <Words line={line} />
          </p>
        ))}
      </>
    );
  }
  if (!rank && lines[0]?.label !== undefined) return <Pairs lines={lines} />;
  const items = lines.map((line) => (
    <li>
      <Words line={line} />
    </li>
  ));
  return rank ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** Label and value on one line, two beside each other where there is room. What has the same label stands behind it once. */
function Pairs({ lines }: { lines: readonly Line[] }) {
  const rows = Map.groupBy(lines, (line) => line.label ?? '');
  return (
    <dl class="pairs">
      {Array.from(rows, ([label, under]) => (
        <div>
          <dt>{label.endsWith('?') ? label : `${label}:`} </dt>
          {under.map((line) => (
            <dd>
              <Words line={line} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

const isStory = ({ text }: Line): boolean => text.length > short || /[.!?…]$/.test(text);

/** The fields of one thing: short ones in a row, longer ones as the story that they tell together. */
function Thing({ lines }: { lines: readonly Line[] }) {
  const story = lines.some(isStory);
  return (
    <p>
      {lines.map((line, n) => (
        <>
          {n === 0 ? '' : story ? ' ' : ' · '}
          <span class="hear-only">{line.label} </span>
          <Words line={line} />
        </>
      ))}
    </p>
  );
}

/** Own words keep their line ends and their own direction. */
function Words({ line }: { line: Line }) {
  return line.own ? (
    <bdi class="own-words" lang={languageOf(line.text)}>
      {line.text}
    </bdi>
  ) : (
    <span>{line.text}</span>
  );
}
