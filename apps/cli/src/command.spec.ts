import { parseOptions, UsageError } from './command';

describe('options', () => {
  const known = { name: 'value', check: 'flag' } as const;

  it('are read in both spellings, wherever they stand', () => {
    expect(parseOptions(['a', '--name', '甲', '--check', 'b'], known)).toEqual({ options: { name: '甲', check: 'yes' }, rest: ['a', 'b'] });
    expect(parseOptions(['--name=x=y'], known).options).toEqual({ name: 'x=y' });
  });

  it('are refused when unknown or without their value', () => {
    for (const args of [['--nam'], ['--name'], ['--toString']]) expect(() => parseOptions(args, known)).toThrow(UsageError);
  });
});
