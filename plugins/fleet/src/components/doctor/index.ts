export { CheckList } from './CheckList';
export { VerdictWord } from './VerdictWord';
export { isTroubled, verdictLook, worstVerdictFirst } from './doctorLook';
