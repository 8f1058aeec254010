import { refusalsOf } from '@lantern/decision'

export const refusal = refusalsOf({
  'funding.recorded-already': 'This resolution is recorded already. Look at it in the list of resolutions.',
  'funding.not-recorded': 'There is no such resolution that counts: it was never recorded, or it was recorded in error before.',
  'funding.resolution-to-come': 'This day is still to come. Record what was resolved once it was.',
})
