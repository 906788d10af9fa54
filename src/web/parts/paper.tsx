import type { Child } from '#jsx/jsx-runtime';
import type { Item, Paper, PaperProof, Piece, Section, Words } from '../../papers/model.ts';
import { languageNames } from '../../words/language.ts';
import { languageOf } from '../../words/script.ts';
import { speak } from '../../words/text.ts';
import type { View } from '../view.ts';
import type { ProofAt } from './proofs.tsx';
import { Rosette } from './rosette.tsx';
import { Stamp } from './stamp.tsx';

/**
 * A paper on the screen, and as the browser prints it: made of the same model as the PDF and of nothing else (A17). Its title is the page's
 * second heading, as the page itself has the first. `at`: where its pictures are asked for.
 */
export function PaperView({ view, paper, at }: { view: View; paper: Paper; at: ProofAt }) {
  const { language, title, lead, facts, sections, end, foot } = paper;
  const { direction } = languageNames[language];
  return (
    <article class={`paper ${paper.form}`} lang={language} dir={direction} aria-labelledby="papier">
      <header class="paper-strip">
        <div class="paper-words">
          <p class="paper-kind">{speak(language)('common.product')}</p>
          <h2 id="papier">{title}</h2>
          {lead.map((line) => (
            <p>{line}</p>
          ))}
          {facts.length === 0 ? null : (
            <dl class="paper-pairs">
              {facts.map(({ label, value }) => (
                <div>
                  <dt>{label}</dt> <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        <Rosette seed={paper.art.seed} />
        {paper.art.stamps.length === 0 || paper.form !== 'sheets' ? null : (
          <div class="paper-stamps" aria-hidden="true">
            {paper.art.stamps.map((stamp) => (
              <Stamp view={view} {...stamp} seed={paper.art.seed} />
            ))}
          </div>
        )}
      </header>
      <Columns sections={sections} at={at} />
      {end.map((line) => (
        <p class="soft">{line}</p>
      ))}
      <p class="paper-foot" aria-hidden="true">
        {foot.name} · {foot.day}
        {foot.purpose === undefined ? null : ` · ${foot.purpose}`}
      </p>
    </article>
  );
}

/** What stands beside the rest comes in a column of its own. */
function Columns({ sections, at }: { sections: readonly Section[]; at: ProofAt }) {
  const beside = sections.filter((section) => section.beside === true);
  const draw = (section: Section): Child => <Part section={section} at={at} />;
  const first = sections.filter((section) => section.beside !== true).map(draw);
  if (beside.length === 0) return <>{first}</>;
  return (
    <div class="paper-columns">
      <div>{first}</div>
      <div>{beside.map(draw)}</div>
    </div>
  );
}

function Part({ section, at }: { section: Section; at: ProofAt }) {
  const { id, title, lead, alone, items } = section;
  return (
    <section class={alone ? 'own-page' : undefined} aria-labelledby={`papier-${id}`}>
      <h3 id={`papier-${id}`}>{title}</h3>
      {lead === undefined ? null : <p class="soft">{lead}</p>}
      {items.map((item) => (
        <Answered item={item} at={at} />
      ))}
    </section>
  );
}

function Answered({ item: { asked, pieces }, at }: { item: Item; at: ProofAt }) {
  return (
    <div class="asked-answered">
      {asked === undefined ? null : <h4 class="asked">{asked}</h4>}
      <div class="answered">{pieces.map((piece) => bit(piece, at))}</div>
    </div>
  );
}

function bit(piece: Piece, at: ProofAt): Child {
  switch (piece.kind) {
    case 'words':
      return <p>{said(piece.words)}</p>;
    case 'note':
      return <p class="paper-note">{piece.text}</p>;
    case 'heading':
      return <p class="answer-heading">{piece.text}</p>;
    case 'list': {
      const items = piece.items.map((item) => <li>{said(item)}</li>);
      return piece.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'told': {
      const items = piece.items.map((item) => <li>{item}</li>);
      return piece.ordered ? <ol class="told">{items}</ol> : <ul class="told">{items}</ul>;
    }
    case 'pairs':
      return (
        <dl class="paper-pairs">
          {piece.pairs.map(({ label, values }) => (
            <div>
              <dt>{label}</dt>{' '}
              {values.map((value) => (
                <dd>{said(value)}</dd>
              ))}
            </div>
          ))}
        </dl>
      );
    case 'proofs':
      return piece.proofs.map((proof) => <Proof proof={proof} at={at} />);
    case 'lines':
      return (
        <div class="paper-lines">
          {piece.label === '' ? null : <p>{piece.label}</p>}
          {Array.from({ length: piece.rows }, () => (
            <span aria-hidden="true" />
          ))}
        </div>
      );
    case 'table':
      return <Table head={piece.head} rows={piece.rows} />;
  }
}

/** A picture small, with its owner's words; of what cannot be on paper what it is. */
function Proof({ proof, at }: { proof: PaperProof; at: ProofAt }) {
  const { id, kind, what, caption, width, height } = proof;
  if (kind !== 'image')
    return (
      <p>
        <bdi>{caption || what}</bdi>{' '}
        {caption === '' ? null : <span class="paper-note paper-what">{what}</span>}
      </p>
    );
  return (
    <figure class="paper-proof">
      <img
        src={at.small(id)}
        alt={caption === '' ? what : `${what}: ${caption}`}
        width={width}
        height={height}
      />
      <figcaption>
        <bdi>{caption || what}</bdi>
      </figcaption>
    </figure>
  );
}

function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table class="paper-table">
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr>
            <th scope="row">{first}</th>
            {rest.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Own words in whatever language and direction they are, with their line ends. */
function said({ text, own, page }: Words): Child {
  if (!own) return text;
  return (
    <bdi class="own-words" lang={languageOf(text, page)}>
      {text}
    </bdi>
  );
}
