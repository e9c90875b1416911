import { lazy, type ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Gate } from './shell/gate';
import { Layout } from './shell/layout';
import { Lost } from './shell/lost';

/** A screen is fetched when it is first opened. */
function screen<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) {
  const Screen = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }));
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
          { path: 'drafts', element: screen('DraftListScreen', () => import('./screens/drafts/draft-list-screen')) },
          { path: 'drafts/new', element: screen('UploadScreen', () => import('./screens/drafts/upload-screen')) },
          { path: 'drafts/:id', element: screen('DraftScreen', () => import('./screens/drafts/draft-screen')) },
          { path: 'drafts/:id/submit', element: screen('SubmitScreen', () => import('./screens/drafts/submit-screen')) },
          { path: 'notices', element: screen('NoticeListScreen', () => import('./screens/notices/notice-list-screen')) },
          { path: 'reviews', element: screen('ReviewListScreen', () => import('./screens/reviews/review-list-screen')) },
          { path: 'reviews/:id', element: screen('ReviewScreen', () => import('./screens/reviews/review-screen')) },
          { path: 'documents', element: screen('DocumentListScreen', () => import('./screens/documents/document-list-screen')) },
          { path: 'documents/:id', element: screen('DocumentScreen', () => import('./screens/documents/document-screen')) },
          { path: 'filings', element: screen('FilingListScreen', () => import('./screens/filings/filing-list-screen')) },
          { path: 'filings/:id', element: screen('FilingScreen', () => import('./screens/filings/filing-screen')) },
          { path: 'campaigns', element: screen('CampaignListScreen', () => import('./screens/campaigns/campaign-list-screen')) },
          { path: 'campaigns/new', element: screen('CampaignPlanScreen', () => import('./screens/campaigns/campaign-plan-screen')) },
          { path: 'campaigns/:id', element: screen('CampaignScreen', () => import('./screens/campaigns/campaign-screen')) },
          { path: 'campaigns/:id/plan', element: screen('CampaignPlanScreen', () => import('./screens/campaigns/campaign-plan-screen')) },
          {
            path: 'settings',
            element: screen('SettingsScreen', () => import('./screens/settings/settings-screen')),
            children: [
              { path: 'organs', element: screen('OrgansScreen', () => import('./screens/settings/organs-screen')) },
              { path: 'calendar', element: screen('CalendarScreen', () => import('./screens/settings/calendar-screen')) },
              { path: 'limits', element: screen('LimitsScreen', () => import('./screens/settings/limits-screen')) },
              { path: 'numbers', element: screen('NumbersScreen', () => import('./screens/settings/numbers-screen')) },
              { path: 'routes', element: screen('RoutesScreen', () => import('./screens/settings/routes-screen')) },
              { path: 'filing-routes', element: screen('FilingRoutesScreen', () => import('./screens/settings/filing-routes-screen')) },
              { path: 'audit', element: screen('AuditScreen', () => import('./screens/settings/audit-screen')) },
              { path: 'status', element: screen('StatusScreen', () => import('./screens/settings/status-screen')) },
              { path: 'users', element: screen('UsersScreen', () => import('./screens/settings/users-screen')) },
            ],
          },
          { path: '*', element: <Lost /> },
        ],
      },
    ],
  },
]);
