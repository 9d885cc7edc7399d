import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { RolloutPage } from './RolloutPage';
import { RolloutsPage } from './RolloutsPage';

/** The list of rollouts, and those of one service below it. */
export const RolloutPages = () => (
  <Routes>
    <Route index element={<RolloutsPage />} />
    <Route path=":service" element={<RolloutPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
