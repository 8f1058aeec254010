import { expect, it } from '@jest/globals'
import { attendanceOf, dutyRefOf } from '@lantern/actions'
import { exampleRules, RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { attendanceRecorded, meetingClosed, meetingOpened, meetingScheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { attendancesProjection } from './attendances.projection.js'
import { LowAttendance } from './low-attendance.js'

class Rules extends RulesNow {
  async inForce() {
    return { rules: exampleRules(), version: 'rules-1' }
  }
}
const heldOn = (id: string, on: string, came: readonly string[], area = 'east') =>
  recorded(`meeting-${id}`, [meetingScheduled({ on, area }), meetingOpened(), ...came.map(agency => attendanceRecorded({ user: `${agency}-1`, agency })), meetingClosed({ agencies: ['kent-police', 'housing'] })])

onBothEngines('agencies that do not come', open => {
  it('are those that missed the last meeting of an area, with the steps that this reached', async () => {
    const opened = open()
    const log = [
      ...heldOn('MT-00000-00001', '2027-01-12', ['kent-police']),
      ...heldOn('MT-00000-00002', '2027-02-09', ['kent-police']),
      ...heldOn('MT-00000-00003', '2027-02-10', ['kent-police', 'housing'], 'west'),
      ...heldOn('MT-00000-00004', '2027-03-09', ['housing'], 'west'),
    ]
    await fillViews(opened, [attendancesProjection], [meeting], log)
    const source = new LowAttendance(opened.views, new Rules())
    const found = await source.dueBy('2027-03-31')
    expect(found.map(({ agency, area, since, steps }) => [agency, area, since, steps?.map(({ tier, on }) => `${tier} ${on}`)])).toEqual([
      ['housing', 'east', '2027-01-12', ['coordinator 2027-01-12', 'agency-senior 2027-02-09']],
      ['kent-police', 'west', '2027-03-09', ['coordinator 2027-03-09']],
    ])
    expect((await source.dueBy('2027-02-01')).map(({ steps }) => steps?.length)).toEqual([1])
    const about = attendanceOf('east', 'housing')
    const [owed] = found
    expect(owed && dutyRefOf(owed)).toMatch(new RegExp(`^${about}-[0-9A-Z]{5}$`))
    expect(await source.now({ about, agency: 'housing' })).toEqual(owed)
    expect(await source.now({ about: attendanceOf('east', 'kent-police'), agency: 'kent-police' })).toBe('done')
  })
})
