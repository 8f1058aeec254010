// A form that is filled in while people talk: when the connection is gone, it is not sent into nothing, and what was typed stays on the page. Without this it is sent as any
// other, and going back in the browser brings it again.

const gone = 'Not sent: there is no connection. Nothing is lost: keep this page open, and press the button again when the connection is back.'

/** Whether the hub answers. Asked of something that holds nothing. */
async function reachable() {
  try {
    return (await fetch('/assets/now/lantern.svg', { method: 'GET', cache: 'no-store' })).status < 500
  } catch {
    return false
  }
}

function keepTyped(form) {
  const status = form.querySelector('[data-kept]')
  let sure = false
  form.addEventListener('submit', event => {
    if (sure) return
    event.preventDefault()
    const { submitter } = event
    reachable().then(there => {
      if (status) status.textContent = there ? '' : gone
      if (!there) return
      sure = true
      form.requestSubmit(submitter)
    })
  })
  // Leaving with words that were not sent asks first.
  let typed = false
  form.addEventListener('input', () => { typed = true })
  form.addEventListener('submit', () => { if (sure) typed = false })
  window.addEventListener('beforeunload', event => { if (typed && !sure) event.preventDefault() })
}

for (const form of document.querySelectorAll('form[data-keep-typed]')) keepTyped(form)
