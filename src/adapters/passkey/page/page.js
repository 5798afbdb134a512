/* One button: asks the browser for the passkey, and sends what it gives back to where this page came from. */
const { startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser
const main = document.querySelector('main')
const button = document.querySelector('button')
const status = document.querySelector('[role=status]')

function tell(text, tone) {
  status.textContent = text
  status.dataset.tone = tone
}

function begin() {
  button.disabled = true
  tell(main.dataset.working, 'wait')
  const ask = main.dataset.ceremony === 'register' ? startRegistration : startAuthentication
  ask({ optionsJSON: JSON.parse(main.dataset.options) }).then(send, again)
}

/** Nothing was sent, so the link is still good. */
function again() {
  tell(main.dataset.cancelled, 'bad')
  button.disabled = false
}

function send(response) {
  const body = JSON.stringify(response)
  fetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
    .then((answer) => (answer.status === 410 ? location.reload() : answer.json()))
    .then((said) => tell(said?.text ?? main.dataset.lost, said?.done ? 'good' : 'bad'))
    .catch(() => tell(main.dataset.lost, 'bad'))
}

button.addEventListener('click', begin)
