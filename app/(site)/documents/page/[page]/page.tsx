// For a page whose address is also a file of public/: Next would serve the file there.
export { default, generateMetadata } from '../../../[page]/page.tsx'
