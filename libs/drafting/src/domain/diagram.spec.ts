import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, OUTCOME_STATE, OUTCOMES, STATES, WORKFLOW, type Move } from './draft';

/** The README's diagram, line by line: moves between states; commands that stay are listed below it. */
function diagram(): string[] {
  const moves = ACTIONS.flatMap((action) => {
    const { from, to }: Move = WORKFLOW[action];
    if (to === 'same') return [];
    if (to === 'outcome') return OUTCOMES.map((outcome) => `    deliberating --> ${OUTCOME_STATE[outcome]}: ${action} (${outcome})`);
    return from.map((state) => `    ${state} --> ${to}: ${action}`);
  });
  return ['stateDiagram-v2', '    [*] --> drafting: create', ...moves];
}
const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

it('shows in the README the workflow as it is', () => {
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(README)?.[1]?.split('\n')).toEqual(diagram());
});
it('lists in the README the commands that keep the state', () => {
  const staying = ACTIONS.filter((action) => (WORKFLOW[action] as Move).to === 'same');
  for (const action of staying) expect(README).toContain(`| \`${action}\` `);
  for (const state of STATES) expect(README).toContain(`\`${state}\``);
});
