/** The product's mark: two sockets and the cord between them. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden>
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <path
        d="M7.5 15.5c0-6 9-1 9-7"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="7.5" cy="16" r="2.4" fill="var(--on-accent)" />
      <circle cx="16.5" cy="8" r="2.4" fill="var(--on-accent)" />
    </svg>
  );
}
