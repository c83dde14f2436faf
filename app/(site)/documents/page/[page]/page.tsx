// For a page whose address is also a file of public/: at the address itself, Next would show the file.
export { default, generateMetadata } from '../../../[page]/page.tsx'
