import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, STATES, WORKFLOW, type Move } from './review';

/** The README's diagram, line by line: moves between states; commands that stay are listed below it. */
function diagram(): string[] {
  const moves = ACTIONS.flatMap((action) => {
    const { from, to }: Move = WORKFLOW[action];
    if (to === 'same') return [];
    if (to === 'resume') return ['at_office', 'to_accept', 'in_review'].map((state) => `    supplement --> ${state}: ${action}`);
    return from.map((state) => `    ${state} --> ${to}: ${action}`);
  });
  return ['stateDiagram-v2', '    [*] --> at_office: open', '    [*] --> to_accept: open', ...moves];
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
