import type { Page } from '../views/index.js'
import type { Problem } from './problem.js'

/** What error.njk shows. */
export interface ErrorPage extends Page {
  readonly paragraphs: readonly string[]
  readonly items: readonly string[]
  readonly incident?: string
}

const titles: Readonly<Record<number, string>> = {
  400: 'There is a problem with what was sent',
  403: 'You do not have access to this',
  404: 'Page not found',
  409: 'This cannot be done now',
  412: 'Somebody changed this first',
  413: 'What you sent is too large',
  429: 'You have made too many requests',
  503: 'Sorry, the service is not available',
}

const paragraphs: Readonly<Record<number, readonly string[]>> = {
  403: ['If you need it for your work, ask the coordinator of the case or your agency lead.'],
  404: ['If you typed or pasted the address, check that it is correct and complete.', 'If it should be here, you may not have access to it. Ask the coordinator.'],
  412: ['Nothing that you entered has been saved. Go back, look at what has changed, and decide whether to send it again.'],
  413: ['Nothing has been saved. Go back and shorten it.'],
  429: ['Wait a minute, then try again. Nothing has been lost on our side.'],
  503: ['Try again in a few minutes. What was not confirmed to you has not been saved.'],
}

/** A problem as a page. */
export function errorPageOf({ status, detail, errors, incident, code }: Problem): ErrorPage {
  const title = titles[status] ?? (status < 500 ? 'There is a problem with what was sent' : 'Sorry, there is a problem with the service')
  return {
    title: code === 'form-expired' ? 'Your form has expired' : title,
    paragraphs: code === 'form-expired' ? [detail] : (paragraphs[status] ?? [detail]),
    items: (errors ?? []).map(error => error.detail),
    incident,
  }
}
