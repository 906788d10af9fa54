import type { ChapterId } from '../../questions/model.ts';
import { showDay } from '../../words/text.ts';
import type { View } from '../view.ts';
import { lettering } from './glyphs.ts';
import { type Line, pressed, type StampShape, stampShapes } from './stamp-shape.ts';

/**
 * The stamp that the young person set: "jij vond dit klaar", never an approval by somebody else. `title` are the chapter's words, `at` the
 * day, `seed` what decides how it was pressed (passport and chapter). `lands` lets it come down once, after the own tap (U25).
 */
export function Stamp(props: {
  view: View;
  chapter: ChapterId;
  title: string;
  at: Date;
  seed: string;
  large?: boolean;
  lands?: boolean;
}) {
  const { view, chapter, title, at } = props;
  const shape = stampShapes[chapter];
  const { turn, gaps } = pressed(`${props.seed} ${chapter}`);
  const classes = [
    'stamp',
    shape.ink,
    props.large === true ? 'large' : '',
    props.lands === true ? 'lands' : '',
  ];
  return (
    <svg
      class={classes.filter(Boolean).join(' ')}
      viewBox="0 0 100 100"
      role="img"
      aria-label={view.t('common.stamp-of', { chapter: title, day: showDay(view.language, at) })}
    >
      <g transform={`rotate(${turn} 50 50)`}>
        <path d={shape.outlines[0]} stroke-width="2.4" stroke-dasharray={gaps[0]} />
        <path d={shape.outlines[1]} stroke-width="1.1" stroke-dasharray={gaps[1]} />
        <path d={shape.rules} stroke-width="1" />
        <Title shape={shape} words={title} />
        <Straight line={shape.day} words={shortDay(view, at)} weight={1.3} />
      </g>
    </svg>
  );
}

/** Where a stamp will come. */
export function StampPlace({ view }: { view: View }) {
  return <span class="stamp-place">{view.t('common.no-stamp')}</span>;
}

function Title({ shape: { title }, words }: { shape: StampShape; words: string }) {
  if ('around' in title) return <Around radius={title.around} words={words} />;
  const halves = words.length > 10 ? halve(words) : undefined;
  if (halves === undefined) return <Straight line={title.one} words={words} weight={1.9} />;
  return (
    <>
      <Straight line={title.two[0]} words={halves[0]} weight={1.7} />
      <Straight line={title.two[1]} words={halves[1]} weight={1.7} />
    </>
  );
}

/** One line of letters around its middle, smaller when it needs more room than there is. */
function Straight({ line, words, weight }: { line: Line; words: string; weight: number }) {
  const { letters, width } = lettering(words);
  const scale = Math.min(line.height / 14, line.room / Math.max(width, 1));
  const x = line.x - (width * scale) / 2;
  const y = line.y - (14 * scale) / 2;
  return (
    <g
      transform={`translate(${short(x)} ${short(y)})scale(${short(scale)})`}
      stroke-width={short(weight / scale)}
    >
      {letters.map(({ at, path }) => (
        <path d={path} transform={`translate(${short(at)})`} />
      ))}
    </g>
  );
}

/** Letters along the top of a circle, feet to the middle. */
function Around({ radius, words }: { radius: number; words: string }) {
  const { letters, width } = lettering(words);
  const scale = Math.min(9 / 14, (radius * 3.3) / Math.max(width, 1));
  const degrees = (along: number): number => ((along * scale) / radius) * (180 / Math.PI);
  return (
    <g stroke-width={short(1.7 / scale)}>
      {letters.map(({ at, width: own, path }) => (
        <path
          d={path}
          transform={`rotate(${short(degrees(at + own / 2 - width / 2))} 50 50)translate(${short(50 - (own * scale) / 2)} ${short(50 - radius - 4)})scale(${short(scale)})`}
        />
      ))}
    </g>
  );
}

/** The words on two lines, as even as can be; undefined when there is one word only. */
function halve(words: string): readonly [string, string] | undefined {
  const parts = words.split(' ');
  const cuts = parts
    .slice(1)
    .map((_, n) => [parts.slice(0, n + 1).join(' '), parts.slice(n + 1).join(' ')] as const);
  const uneven = ([first, second]: readonly [string, string]): number =>
    Math.abs(first.length - second.length);
  return cuts.sort((a, b) => uneven(a) - uneven(b))[0];
}

/** "12 OKT 26". */
function shortDay({ language }: View, at: Date): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'short',
    year: '2-digit',
  });
  return format.format(at).replaceAll('.', '');
}

function short(n: number): number {
  return Number(n.toFixed(2));
}
