import { mount } from 'svelte'
import App from './App.svelte'
import { filtersOf, paramsOf } from './lib/query.ts'
import { showResults } from './lib/results.svelte.ts'
import { followLinks, route } from './lib/route.svelte.ts'
import { applyTheme, settings, useLanguage } from './lib/settings.svelte.ts'
import './style.css'
import { LOAD_VIEW } from './views/index.ts'

applyTheme()
const words = useLanguage(settings.language)
// What the first view needs is asked for while its words are on their way; a failure shows when the view asks.
if (route.view === 'search') showResults(paramsOf(filtersOf(new URLSearchParams(route.query))).toString())
else LOAD_VIEW[route.view]().catch(() => {})
await words
followLinks()
mount(App, { target: document.getElementById('app') as HTMLElement })
