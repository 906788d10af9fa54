import type { Line } from '../../questions/show.ts';
import { languageOf } from '../../words/script.ts';

/** An answer to read: headings above what belongs together, things of one row kept together, own words as they were typed (P29). */
export function AnswerLines({ lines }: { lines: readonly Line[] }) {
  return (
    <div class="answer">
      {groups(lines).map(({ heading, lines }) => (
        <>
          {heading === undefined ? null : <p class="answer-heading">{heading}</p>}
          {lines.every((line) => line.label === undefined) ? (
            <Plain lines={lines} />
          ) : (
            <Labelled lines={lines} />
          )}
        </>
      ))}
    </div>
  );
}

type Group = { heading: string | undefined; item: number | undefined; lines: Line[] };

/** A new group where a heading stands, where another row begins, and between lines with and without a name. */
function groups(lines: readonly Line[]): Group[] {
  const found: Group[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const named = (last?.lines[0]?.label === undefined) === (line.label === undefined);
    if (last !== undefined && line.heading === undefined && last.item === line.item && named)
      last.lines.push(line);
    else found.push({ heading: line.heading, item: line.item, lines: [line] });
  }
  return found;
}

function Plain({ lines }: { lines: readonly Line[] }) {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    return (
      <p>
        <Words line={only} />
      </p>
    );
  }
  return (
    <ul>
      {lines.map((line) => (
        <li>
          <Words line={line} />
        </li>
      ))}
    </ul>
  );
}

/** Numbers make an ordered list; else each name stands once, above all that has it. */
function Labelled({ lines }: { lines: readonly Line[] }) {
  if (lines.every((line, at) => line.label === String(at + 1))) {
    return (
      <ol>
        {lines.map((line) => (
          <li>
            <Words line={line} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <dl>
      {[...new Set(lines.map((line) => line.label))].map((label) => (
        <>
          <dt>{label}</dt>
          {lines
            .filter((line) => line.label === label)
            .map((line) => (
              <dd>
                <Words line={line} />
              </dd>
            ))}
        </>
      ))}
    </dl>
  );
}

/** Own words in whatever language they are, with their line ends. */
function Words({ line }: { line: Line }) {
  if (!line.own) return <>{line.text}</>;
  const [first, ...rest] = line.text.split('\n');
  return (
    <bdi lang={languageOf(line.text)}>
      {first}
      {rest.map((text) => (
        <>
          <br />
          {text}
        </>
      ))}
    </bdi>
  );
}
