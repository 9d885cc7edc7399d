import { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { ApplicationPage } from './application';
import { DoctorPage } from './doctor';
import { NoPage } from './NoPage';

export interface FleetSubPage {
  /** Below the fleet page, without slashes. */
  path: string;
  element: ReactElement;
}

/**
 * The routes below `/fleet`. The first sub-page is shown at `/fleet` itself,
 * without a redirect, so that filters in its address survive a reload.
 */
export const FleetPages = ({ pages }: { pages: readonly FleetSubPage[] }) => (
  <Routes>
    {pages.length > 0 && <Route index element={pages[0].element} />}
    <Route
      path="applications/:hub/:namespace/:name"
      element={<ApplicationPage />}
    />
    <Route path="doctor" element={<DoctorPage />} />
    {pages.map(({ path, element }) => (
      <Route key={path} path={`${path}/*`} element={element} />
    ))}
    <Route path="*" element={<NoPage />} />
  </Routes>
);
