import type { LucideIcon } from 'lucide-react'

/** A stroke icon beside words; it says nothing by itself. */
export function Icon({ of: Shape }: { of: LucideIcon }) {
  return <Shape className="icon" size={16} strokeWidth={1.5} aria-hidden="true" />
}
