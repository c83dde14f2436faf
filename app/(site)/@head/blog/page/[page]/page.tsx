export { default } from '../../page'
