/** The groups of the demo and who writes their commits. */
export const demoOwners = [
  {
    name: 'checkout',
    author: { name: 'Ines Duarte', email: 'ines.duarte@example.com' },
  },
  {
    name: 'payments',
    author: { name: 'Marek Novak', email: 'marek.novak@example.com' },
  },
  {
    name: 'storefront',
    author: { name: 'Amara Okafor', email: 'amara.okafor@example.com' },
  },
  {
    name: 'platform',
    author: { name: 'Jonas Weber', email: 'jonas.weber@example.com' },
  },
  {
    name: 'media',
    author: { name: 'Sofia Rossi', email: 'sofia.rossi@example.com' },
  },
  {
    name: 'data',
    author: { name: 'Ravi Menon', email: 'ravi.menon@example.com' },
  },
] as const;

export const platformAuthor = demoOwners[3].author;
