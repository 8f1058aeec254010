// Saves a part of a long form a moment after the last key, so that nothing is lost when a browser closes. Without this it is saved with its buttons.
// What another tab saved meanwhile is never written over: the server says so, and the button then shows both.

/** After the last key, and before what failed is tried again. */
const [pause, again] = [1500, 15_000]
const keep = 'Keep this page open.'
const wrong = {
  409: `Not saved: this draft was sent or deleted in another tab or window. ${keep} Press "Save and continue", and what you typed becomes a new draft.`,
  412: `Not saved: this part was saved in another tab or window. ${keep} Press "Save and continue" to see both and choose.`,
  signedOut: `Not saved: you are signed out. ${keep} Press "Save and continue": you find what you typed after you have signed in.`,
  offline: `Not saved: there is no connection. ${keep} It is tried again.`,
  other: `Not saved: something went wrong. ${keep} It is tried again.`,
}

function saveAsTyped(form) {
  const status = document.getElementById('saved')
  const revision = form.elements.namedItem('_revision')
  const typedNow = () => new window.URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== '_revision' && typeof value === 'string'))
  let saved = String(typedNow())
  let [timer, flight, stopped] = [undefined, undefined, false]

  const say = (text, isWrong) => {
    if (status.textContent !== text) status.textContent = text
    status.classList.toggle('lantern-saved--wrong', isWrong)
  }

  async function send() {
    const body = typedNow()
    const typed = String(body)
    if (stopped || typed === saved) return
    body.set('_revision', revision.value)
    try {
      const answer = await fetch(form.dataset.saveAsTyped, { method: 'POST', body, redirect: 'manual', keepalive: typed.length < 60_000 })
      if (answer.ok) {
        const { revision: next, at } = await answer.json()
        revision.value = next
        saved = typed
        say(`Saved at ${at}`, false)
        if (String(typedNow()) !== saved) later(pause)
        return
      }
      stopped = answer.status === 409 || answer.status === 412
      const signedOut = answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403
      say(signedOut ? wrong.signedOut : (wrong[answer.status] ?? wrong.other), true)
    } catch {
      say(wrong.offline, true)
    }
    if (!stopped) later(again)
  }

  // One at a time: the next one is based on what this one saved.
  const save = () => {
    window.clearTimeout(timer)
    flight ??= send().finally(() => {
      flight = undefined
    })
    return flight
  }
  const later = after => {
    window.clearTimeout(timer)
    timer = setTimeout(save, after)
  }

  form.addEventListener('input', () => later(pause))
  form.addEventListener('change', () => later(pause))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  form.addEventListener('submit', event => {
    window.clearTimeout(timer)
    if (!flight) return
    event.preventDefault()
    flight.finally(() => form.requestSubmit(event.submitter))
  })
}

for (const form of document.querySelectorAll('form[data-save-as-typed]')) saveAsTyped(form)
