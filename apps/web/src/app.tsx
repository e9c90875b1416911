import { App as AntdApp, ConfigProvider } from 'antd';
import { StyleProvider, legacyLogicalPropertiesTransformer } from '@ant-design/cssinjs';
import zhCN from 'antd/locale/zh_CN';
import { QueryCache, QueryClient, QueryClientProvider, MutationCache } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { asProblem } from './api/problem';
import { SESSION_KEY } from './api/session';
import { router } from './routes';
import { DESK_THEME } from './theme';

/** A session that ended shows the login; what was typed is kept, the address too. */
function onFailure(error: unknown): void {
  if (asProblem(error).code === 'unauthenticated') void queries.invalidateQueries({ queryKey: SESSION_KEY });
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 30 * 60_000,
      retry: (count, error) => asProblem(error).status === 0 && count < 2,
    },
  },
});

export function App() {
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider locale={zhCN} theme={DESK_THEME} button={{ autoInsertSpace: false }} modal={{ mask: { blur: false } }}>
        <AntdApp>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </AntdApp>
      </ConfigProvider>
    </StyleProvider>
  );
}
