import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Navigate, useLocation } from 'react-router-dom';

/**
 * The portal opens on the fleet. This page sits at the root and therefore also
 * gets every address that no other page wants.
 */
export const StartPage = () => {
  const { pathname } = useLocation();
  return pathname === '/' ? (
    <Navigate to="/fleet" replace />
  ) : (
    <NotFoundErrorPage />
  );
};
