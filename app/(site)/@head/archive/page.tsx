import { indexes } from '../../indexes'
import { IndexData } from '../index-data'

export default function ArchiveHead() {
  return <IndexData index={indexes.archive} />
}
