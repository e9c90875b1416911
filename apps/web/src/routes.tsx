import { lazy, type ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Gate } from './shell/gate';
import { Layout } from './shell/layout';
import { Lost } from './shell/lost';

/** A screen is fetched when it is first opened. */
function screen<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) {
  const Screen: ComponentType = lazy(async () => ({ default: (await load())[name] }));
  return <Screen />;
}

export const router = createBrowserRouter([
  { path: '/setup', element: screen('SetupScreen', () => import('./screens/login/setup-screen')) },
  {
    element: <Gate />,
    errorElement: <Lost />,
    children: [
      { path: '/password', element: screen('PasswordScreen', () => import('./screens/login/password-screen')) },
      {
        element: <Layout />,
        children: [
          { index: true, element: screen('HomeScreen', () => import('./screens/home/home-screen')) },
          { path: '*', element: <Lost /> },
        ],
      },
    ],
  },
]);
