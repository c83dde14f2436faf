import { indexes } from '../../indexes'
import { IndexData } from '../index-data'

export default function TagsHead() {
  return <IndexData index={indexes.tags} />
}
