/** One hub and its spokes: the plugin's sign in sidebar and header. */
export const FleetIcon = () => (
  <svg
    viewBox="0 0 20 20"
    width="1em"
    height="1em"
    fill="currentColor"
    aria-hidden="true"
  >
    <path d="M4 4 16 16M16 4 4 16" stroke="currentColor" strokeWidth="1.4" />
    <circle cx="10" cy="10" r="3" />
    <circle cx="3.6" cy="3.8" r="2" />
    <circle cx="16.4" cy="3.8" r="2" />
    <circle cx="3.6" cy="16.2" r="2" />
    <circle cx="16.4" cy="16.2" r="2" />
  </svg>
);
