import { Suspense, useEffect } from 'react';
import { Button, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { sessionQuery } from '../api/session';
import { ProblemNotice } from '../notice/problem-notice';
import { LoginScreen } from '../screens/login/login-screen';
import { PLACE } from '../words/place';
import { SessionContext } from './session';

/** Nobody passes without a session; a temporary password leads to its change first. */
export function Gate() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const location = useLocation();
  useEffect(() => {
    document.title = PLACE.deskName;
  }, [location.pathname]);
  if (!session) {
    return (
      <div className="page-wait">
        {error ? (
          <>
            <ProblemNotice error={error} />
            <Button onClick={() => void refetch()}>重试</Button>
          </>
        ) : (
          <Spin />
        )}
      </div>
    );
  }
  const { user } = session;
  if (!user) return <LoginScreen session={session} />;
  if (user.mustChangePassword && location.pathname !== '/password') return <Navigate to="/password" replace />;
  return (
    <SessionContext value={{ ...session, user }}>
      <Suspense fallback={<Spin className="page-wait" />}>
        <Outlet />
      </Suspense>
    </SessionContext>
  );
}
