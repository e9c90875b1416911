import { createElement } from 'react';
import { App } from 'antd';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { asProblem } from '../api/problem';
import { ProblemNotice } from './problem-notice';

interface CommandOptions<Answer> {
  /** What to read again afterwards, also after a refusal for being stale. */
  touches: readonly QueryKey[];
  /** Said when it is done. */
  done?: string;
  onDone?: (answer: Answer) => void;
  /** The caller shows the problem itself (a form does). */
  quiet?: boolean;
}

/** One command to the server: runs it, says so, refreshes what it touched, shows a refusal with its reasons. */
export function useCommand<Input, Answer>(run: (input: Input) => Promise<Answer>, options: CommandOptions<Answer>) {
  const queries = useQueryClient();
  const { message, notification } = App.useApp();
  const refresh = () => Promise.all(options.touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: run,
    onSuccess: async (answer) => {
      if (options.done !== undefined) void message.success(options.done);
      options.onDone?.(answer);
      await refresh();
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (options.quiet && !problem.isStale) return;
      notification.error({
        key: 'problem',
        title: problem.isStale ? '内容已变动' : '没有办成',
        description: createElement(ProblemNotice, {
          error: problem,
          ...(problem.isStale ? { onReload: () => (notification.destroy('problem'), void refresh()) } : {}),
        }),
        duration: 0,
      });
    },
  });
}
