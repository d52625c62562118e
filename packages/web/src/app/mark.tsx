/** The loop: goes out blue, comes back green, and the orange dot is what travels it. */
export function Mark() {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.8"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M20 9.5A8.5 8.5 0 0 0 5.2 7" stroke="var(--accent)" />
      <path d="M3.6 11A8.5 8.5 0 0 0 12 20.5" stroke="var(--better)" />
      <path d="M16 19.6A8.5 8.5 0 0 0 20.5 12.5" stroke="var(--accent)" />
      <circle cx="19.5" cy="5" r="2" fill="var(--worse)" />
    </svg>
  );
}
