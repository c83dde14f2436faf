import { indexes } from '../../indexes'
import { IndexData } from '../index-data'

export default function ArticlesHead() {
  return <IndexData index={indexes.articles} />
}
