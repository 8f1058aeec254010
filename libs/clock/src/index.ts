export { Clock, SetClock, SystemClock } from './clock.js'
