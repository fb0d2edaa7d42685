import { mount } from 'svelte'
import App from './App.svelte'
import { askAhead } from './lib/api.ts'
import { FIRST } from './lib/first.ts'
import { followLinks, route } from './lib/route.svelte.ts'
import { applyTheme, settings, useLanguage } from './lib/settings.svelte.ts'
import './style.css'
import { LOAD_VIEW } from './views/index.ts'

applyTheme()
const words = useLanguage(settings.language)
// What the first view needs is asked for while its words are on their way; a failure shows when the view asks.
if (route.view !== 'search') LOAD_VIEW[route.view]().catch(() => {})
// A browser opens six connections to a host: the small files must not wait behind answers. Imports are sent a task later.
await new Promise((resolve) => setTimeout(resolve))
for (const path of FIRST[route.view](new URLSearchParams(route.query))) askAhead(path)
await words
followLinks()
mount(App, { target: document.getElementById('app') as HTMLElement })
