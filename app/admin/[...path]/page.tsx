import { notFound } from 'next/navigation'

/** Every other address of the desk: Next's own page for these is static, and the desk's policy allows no static script. */
export default function MissingPage() {
  notFound()
}
