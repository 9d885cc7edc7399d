import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { ApplicationSetPage } from './ApplicationSetPage';
import { ApplicationSetsPage } from './ApplicationSetsPage';

/** The list of ApplicationSets, and one of them below it. */
export const ApplicationSetPages = () => (
  <Routes>
    <Route index element={<ApplicationSetsPage />} />
    <Route path=":hub/:namespace/:name" element={<ApplicationSetPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
