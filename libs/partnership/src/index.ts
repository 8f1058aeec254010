export { AddUser, decideAddUser } from './add-user/add-user.decide.js'
export { ChangeUserRoles, decideChangeUserRoles } from './change-user-roles/change-user-roles.decide.js'
export { decideDisableUser, DisableUser } from './disable-user/disable-user.decide.js'
export { decideEnableUser, EnableUser } from './enable-user/enable-user.decide.js'
export { decideFoundPartnership, FoundPartnership } from './found-partnership/found-partnership.decide.js'
export { decideLoadRules, LoadRules } from './load-rules/load-rules.decide.js'
export { refusal as partnershipRefusal } from './partnership.refusals.js'
export type {
  AgencyRegistered, AreaDefined, Named, PartnershipEvent, PartnershipFounded, RulesLoaded, UserAdded, UserDisabled, UserEnabled, UserRolesChanged,
} from './partnership/partnership.events.js'
export { areRoles, roleWords } from './partnership/partnership.words.js'
export type { Partnership, User } from './partnership/partnership.state.js'
export { partnership } from './partnership/partnership.stream.js'
export { NoRules, Register } from './register/register.js'
