import { indexMetadata } from '../index-metadata'
import { indexes } from '../indexes'
import { Years } from './years'

export const generateMetadata = () => indexMetadata(indexes.archive)

export default function Archive() {
  return <Years page={1} />
}
