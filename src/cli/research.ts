import type { Config } from '../config.ts';
import {
  askResearch,
  budget,
  leastCost,
  type ResearchQuestion,
  researchQuestions,
} from '../figures/research.ts';
import { openHouse } from '../house.ts';
import { writeTable } from '../sheets/write.ts';

/** Asks one question of research and prints what it was told: numbers with noise in them, and what is left of the budget (F110). */
export async function research(
  config: Config,
  [typed = '', epsilon = '', region]: readonly string[],
): Promise<string> {
  const names = Object.keys(researchQuestions) as ResearchQuestion[];
  const question = names.find((one) => one === typed);
  const cost = Math.round(Number(epsilon) * 100);
  if (question === undefined || !(cost >= leastCost && cost <= budget))
    throw new Error(`For example: research road 0.2 "Regio Voorbeeld". Questions: ${names.join(', ')}.`);
  const house = await openHouse(config);
  try {
    const told = await askResearch(house, { question, cost, region });
    if (told.kind === 'no-region') throw new Error(`There is no region "${region}".`);
    if (told.kind === 'spent')
      throw new Error(`Nothing was told: ${told.left / 100} is left until 1 August.`);
    const rows = Object.entries(told.cells).map(([cell, n]) => [...cell.split(' '), String(n)]);
    const paid = told.again ? 'asked before: cost nothing' : `cost ${told.cost / 100}`;
    return `${writeTable(rows)}# ${question}, epsilon ${told.cost / 100}, ${paid}, left ${told.left / 100}\n`;
  } finally {
    await house.close();
  }
}
