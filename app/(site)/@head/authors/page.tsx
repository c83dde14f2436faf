import { indexes } from '../../indexes'
import { IndexData } from '../index-data'

export default function AuthorsHead() {
  return <IndexData index={indexes.authors} />
}
