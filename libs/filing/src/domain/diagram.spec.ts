import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, NEXT, OUTCOMES, STATES, WORKFLOW, type Move, type State } from './filing';

/** What moves a filing from one state to the next: the command, or the review in depth, which is to come. */
function label(from: State, to: State): string {
  const found = ACTIONS.filter((action) => {
    const move: Move = WORKFLOW[action];
    return move.from.includes(from) && (move.to === to || (move.to === 'outcome' && (OUTCOMES as readonly State[]).includes(to)));
  });
  return found.length > 0 ? found.join(' / ') : 'later';
}
function diagram(): string[] {
  const moves = STATES.flatMap((from) => NEXT[from].map((to) => `    ${from} --> ${to}: ${label(from, to)}`));
  return ['stateDiagram-v2', '    [*] --> to_submit: open', ...moves];
}
const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

it('shows in the README the workflow as it is', () => {
  expect(/```mermaid\n([\s\S]*?)\n```/.exec(README)?.[1]?.split('\n')).toEqual(diagram());
});
it('lists in the README the commands that keep the state, and every state', () => {
  const staying = ACTIONS.filter((action) => (WORKFLOW[action] as Move).to === 'same');
  for (const action of staying) expect(README).toContain(`| \`${action}\` `);
  for (const state of STATES) expect(README).toContain(`\`${state}\``);
});
