import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { HubPage } from './HubPage';
import { HubsPage } from './HubsPage';

/** All hubs, and each of them below. */
export const HubPages = () => (
  <Routes>
    <Route index element={<HubsPage />} />
    <Route path=":hub" element={<HubPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
