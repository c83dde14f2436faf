import { indexMetadata } from '../index-metadata'
import { indexes } from '../indexes'
import { Articles } from './articles'

export const generateMetadata = () => indexMetadata(indexes.articles)

export default function Blog() {
  return <Articles page={1} />
}
